using System.Globalization;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Read.Lines;

namespace Weir.Engines.DuckDb.Read;

/// <summary>What is wrong in a file, where DuckDB says so.</summary>
/// <param name="File">The file as DuckDB was given it.</param>
/// <param name="Message">A sentence that names the file and the line.</param>
/// <param name="Hint">The way out.</param>
internal sealed record FileFault(string File, string Message, string? Hint)
{
    private const string CsvMarker = "CSV Error on Line: ";

    internal static FileFault? Find(DuckDbException exception)
    {
        string text = exception.Message;
        if (text.StartsWith(CsvMarker, StringComparison.Ordinal))
        {
            return FromCsv(text);
        }

        if (LineFault.Find(text) is { } line)
        {
            return line;
        }

        return text.StartsWith("Malformed JSON", StringComparison.Ordinal) || text.StartsWith("JSON transform error", StringComparison.Ordinal)
            || text.StartsWith("No magic bytes", StringComparison.Ordinal) || text.StartsWith("Invalid unicode", StringComparison.Ordinal)
            || text.StartsWith("Error when sniffing file", StringComparison.Ordinal) || text.StartsWith("Input is not a GZIP stream", StringComparison.Ordinal)
            ? FromQuoted(text)
            : null;
    }

    private static FileFault FromCsv(string text)
    {
        string[] lines = text.Split('\n');
        string file = After(lines, "  file = ") ?? "";
        string number = long.TryParse(lines[0].AsSpan(CsvMarker.Length), NumberStyles.Integer, CultureInfo.InvariantCulture, out long line)
            ? line.ToString(CultureInfo.InvariantCulture)
            : lines[0][CsvMarker.Length..].Trim();
        string reason = lines.SkipWhile(l => !l.StartsWith("Original Line: ", StringComparison.Ordinal)).Skip(1).FirstOrDefault(l => IsReason(l)) ?? lines[0];
        string? original = After(lines, "Original Line: ");
        string shown = original is null ? "" : $" The line is: {Shorten(original)}";
        return new FileFault(file, $"{Path.GetFileName(file)}, line {number}: {Explain(reason)}{shown}", Advice(reason));
    }

    private static FileFault FromQuoted(string text)
    {
        string first = text.Split('\n')[0].TrimEnd(' ', '.');
        char quote = first.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        string[] parts = first.Split(quote);
        string file = parts.Length > 1 ? parts[1] : "";
        return new FileFault(file, $"{first}.", null);
    }

    private static bool IsReason(string line) =>
        line.StartsWith("Expected Number of Columns", StringComparison.Ordinal) || line.StartsWith("Error when converting", StringComparison.Ordinal)
        || line.StartsWith("Value with unterminated quote", StringComparison.Ordinal) || line.StartsWith("Maximum line size", StringComparison.Ordinal)
        || line.StartsWith("Invalid unicode", StringComparison.Ordinal) || line.StartsWith("The CSV", StringComparison.Ordinal);

    private static string Explain(string reason)
    {
        const string Expected = "Expected Number of Columns: ";
        if (!reason.StartsWith(Expected, StringComparison.Ordinal))
        {
            return reason.TrimEnd('.') + ".";
        }

        string[] numbers = reason[Expected.Length..].Split(" Found: ");
        return numbers.Length == 2 ? $"it has {numbers[1].Trim()} fields where {numbers[0].Trim()} are due." : reason + ".";
    }

    private static string? Advice(string reason) => reason.StartsWith("Error when converting", StringComparison.Ordinal)
        ? "Read the column as text (`options: { dtypes: \"name string\" }`, or `infer_schema: false`) and clean it in a Channel, or name the text that stands for NULL (`nullValue`)."
        : reason.StartsWith("Invalid unicode", StringComparison.Ordinal) ? "Set `encoding` to what the file uses, for example `options: { encoding: latin-1 }`, or save the file as UTF-8."
        : "Correct the file, or set `sep`, `quote` and `escape` to what the file uses.";

    private static string? After(string[] lines, string prefix) =>
        Array.Find(lines, line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..].Trim();

    private static string Shorten(string line) => line.Length <= 120 ? line : line[..117] + "...";
}
