using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>CSV files as a table of texts, one record a row, whatever their lines look like.</summary>
/// <param name="Files">The files, in the order in which they are read.</param>
/// <param name="Dialect">How their lines are parted.</param>
/// <param name="Names">The columns.</param>
/// <param name="Stops">Whether a line with another number of fields ends the read.</param>
internal sealed record LineSource(IReadOnlyList<string> Files, LineDialect Dialect, ImmutableArray<string> Names, bool Stops)
{
    /// <summary>The column with the file's path.</summary>
    internal const string FileColumn = "file";

    /// <summary>The column with the number of the record's first line.</summary>
    internal const string LineColumn = "line";

    /// <summary>The column that says what is wrong with a record as a line; NULL for nothing.</summary>
    internal const string FaultColumn = "fault";

    /// <summary>The column with the record as it stands in the file.</summary>
    internal const string RecordColumn = "record";

    /// <summary>The column with the text of a field.</summary>
    internal static string Field(int index) => string.Create(CultureInfo.InvariantCulture, $"f{index}");

    /// <summary>The columns of a file: its header, or column0, column1, ... as many as its first record has; none where it is empty.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    internal static ImmutableArray<string> NamesOf(string file, LineDialect dialect)
    {
        using LineReader reader = new(file, dialect);
        return !reader.Read() ? []
            : dialect.HasHeader ? Header(reader)
            : [.. Enumerable.Range(0, reader.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"column{i}"))];
    }

    /// <summary>The names in a header: a column without one, and one that comes again, is named after its place as Spark does.</summary>
    internal static ImmutableArray<string> Header(LineReader reader)
    {
        string[] texts = [.. Enumerable.Range(0, reader.Count).Select(i => Encoding.UTF8.GetString(reader[i]))];
        HashSet<string> twice = [.. texts.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).SelectMany(group => group)];
        return [.. texts.Select((name, i) => name.Length == 0 ? $"_c{i}" : twice.Contains(name) ? $"{name}{i}" : name)];
    }
}
