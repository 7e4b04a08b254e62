using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Weir.Compiler.Tests.Sql;

/// <summary>An answer of a real Spark server, recorded in <c>tests/golden/sql</c>.</summary>
/// <param name="Sql">An expression, or a whole query.</param>
/// <param name="Error">The class of the error that it gives; null when it gives a value.</param>
/// <param name="Types">The types of the columns.</param>
/// <param name="Names">The names of the columns; empty for an expression.</param>
/// <param name="Rows">The values, printed.</param>
/// <param name="Differs">Why DuckDB gives another answer; null when it must be equal.</param>
/// <param name="IsRefused">True when it is known not to be translated.</param>
/// <param name="DuckDb">DuckDB's SQL of which <paramref name="Sql"/> is the translation; null where Spark's is the original.</param>
internal sealed record Recorded(string Sql, string? Error, IReadOnlyList<string> Types, IReadOnlyList<string> Names, IReadOnlyList<string> Rows, string? Differs, bool IsRefused, string? DuckDb = null)
{
    public bool IsQuery => Names.Count > 0;

    /// <summary>True for a whole query, also for one that fails.</summary>
    public bool IsWhole => IsQuery || Sql.StartsWith("SELECT ", StringComparison.Ordinal) || Sql.StartsWith("WITH ", StringComparison.Ordinal);

    /// <summary>True when no answer is recorded yet.</summary>
    public bool IsOpen => Error is null && Types.Count == 0;

    /// <summary>The query that gives the answer.</summary>
    public string Query => IsWhole ? Sql : "SELECT " + Sql;

    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "tests", "golden", "sql");

    public static IReadOnlyList<Recorded> Read(string file) => [.. File.ReadLines(Path.Combine(Folder, file)).Where(l => l.Length > 0).Select(Parse)];

    /// <summary>The line of the file that holds it.</summary>
    public string ToLine()
    {
        List<string> parts = DuckDb is null ? [] : [Pair("duckdb", Quote(DuckDb))];
        if (Sql.Length > 0 || DuckDb is null)
        {
            parts.Add(Pair("sql", Quote(Sql)));
        }

        if (DuckDb is not null && IsRefused)
        {
            return "{" + string.Join(", ", parts) + ", \"refused\": true}";
        }

        if (Error is not null)
        {
            parts.Add(Pair("error", Quote(Error)));
        }
        else if (IsWhole)
        {
            parts.AddRange([Pair("names", List(Names)), Pair("rows", List(Rows)), Pair("types", List(Types))]);
        }
        else
        {
            parts.AddRange([Pair("type", Quote(Types[0])), Pair("value", Quote(Rows.Count == 1 ? Rows[0] : string.Join(" ; ", Rows)))]);
        }

        if (Differs is not null)
        {
            parts.Add(Pair("differs", Quote(Differs)));
        }

        if (IsRefused)
        {
            parts.Add(Pair("refused", "true"));
        }

        return "{" + string.Join(", ", parts) + "}";
    }

    private static string Pair(string name, string value) => $"\"{name}\": {value}";

    private static string List(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(Quote)) + "]";

    private static string Quote(string text) => JsonSerializer.Serialize(text, SparkText.Plain);

    private static Recorded Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement json = document.RootElement;
        string? Text(string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
        string[] List(string name) => json.TryGetProperty(name, out JsonElement value) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
        return new Recorded(
            Text("sql") ?? "", Text("error"), Text("type") is { } type ? [type] : List("types"), List("names"), Text("value") is { } single ? [single] : List("rows"), Text("differs"), json.TryGetProperty("refused", out _), Text("duckdb"));
    }

    private static string RepositoryRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
