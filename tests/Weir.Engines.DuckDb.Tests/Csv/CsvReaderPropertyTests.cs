using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Read.Lines;
using Weir.Engines.DuckDb.Tests.Interop;

namespace Weir.Engines.DuckDb.Tests.Csv;

/// <summary>The reader of lines gives the fields that were written, and those that DuckDB's own reader finds.</summary>
public sealed class CsvReaderPropertyTests : DuckDbTest, IDisposable
{
    private static readonly LineDialect Rfc = new([(byte)','], '"', '"', -1, [], false, false, 0, false, new UTF8Encoding(false), false);

    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void Any_texts_come_back() =>
        Prop.ForAll(Tables().ToArbitrary(), table =>
        {
            File.WriteAllText(file, string.Concat(table.Rows.Select(row => string.Join(',', row.Select(Quoted)) + table.LineEnd)));
            string[][] read = Read();

            read.ShouldBe(table.Rows);
            if (table.LineEnd == "\n")
            {
                // DuckDB's own reader, which looks for other line ends in the data.
                string columns = string.Join(", ", table.Rows[0].Select((_, i) => $"'c{i}': 'VARCHAR'"));
                using DuckDbResult result = Connection.Query(
                    $"SELECT * FROM read_csv('{file}', auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}}, strict_mode = true, allow_quoted_nulls = false, parallel = false)", default);
                result.ReadRows().Select(row => row.Select(value => (string?)value ?? "").ToArray()).ToArray().ShouldBe(table.Rows);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    void IDisposable.Dispose()
    {
        Dispose();
        File.Delete(file);
    }

    private string[][] Read()
    {
        using LineReader reader = new(file, Rfc);
        List<string[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.Count).Select(i => Encoding.UTF8.GetString(reader[i]))]);
        }

        return [.. rows];
    }

    /// <summary>Quotes where it must, and now and then where it need not.</summary>
    private static string Quoted(string text) =>
        text.Length % 3 == 1 || text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || string.IsNullOrWhiteSpace(text)
            ? string.Create(CultureInfo.InvariantCulture, $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            : text;

    private static Gen<(string[][] Rows, string LineEnd)> Tables() =>
        from width in Gen.Choose(1, 4)
        from lineEnd in Gen.Elements("\n", "\r\n", "\r")
        from rows in Gen.NonEmptyListOf(Gen.ArrayOf(Texts(lineEnd), width))
        select (rows.ToArray(), lineEnd);

    /// <summary>Texts whose line breaks, where they have any, are those of the file: the first break in a file tells which it uses.</summary>
    private static Gen<string> Texts(string lineEnd) =>
        Gen.ListOf(Gen.Elements("a", " ", ",", "\"", lineEnd, "é", "😀", "0", "\t")).Select(parts => string.Concat(parts));
}
