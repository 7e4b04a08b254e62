using System.IO.Compression;
using Weir.Core.Specs;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Finds the line that is wrong in a CSV file whose columns DuckDB could not find; its own message then names no line.</summary>
internal static class CsvDiagnosis
{
    /// <summary>Reads the file as texts, with as many columns as its first record has, which fails at the line that differs. Returns when no line does.</summary>
    /// <exception cref="Interop.DuckDbException">The file and the line.</exception>
    internal static void Explain(ModuleScope scope, string file, SqlArguments dialect, Config options, string separator)
    {
        if (!File.Exists(file) || FirstRecord(file, options.Get(CsvReadOptions.SkipRows)) is not { Length: > 0 } first)
        {
            return;
        }

        int count = CountFields(first, separator, options.Get(CsvReadOptions.QuoteCharacter));
        SqlArguments arguments = dialect.Copy().Flag("auto_detect", false).Columns("columns", Enumerable.Range(0, count).Select(i => ($"c{i}", "VARCHAR")));
        scope.Workspace.Rows($"SELECT count(COLUMNS(*)) FROM read_csv({Quote.Literal(file)}, {arguments})", scope.Cancellation);
    }

    private static string? FirstRecord(string file, long skip)
    {
        using FileStream stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using StreamReader reader = new(plain);
        for (long i = 0; i < skip; i++)
        {
            reader.ReadLine();
        }

        return reader.ReadLine();
    }

    private static int CountFields(string record, string separator, string quote)
    {
        int count = 1;
        bool quoted = false;
        for (int i = 0; i < record.Length; i++)
        {
            if (quote.Length == 1 && record[i] == quote[0])
            {
                quoted = !quoted;
            }
            else if (!quoted && string.CompareOrdinal(record, i, separator, 0, separator.Length) == 0)
            {
                count++;
            }
        }

        return count;
    }
}
