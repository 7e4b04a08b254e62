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
internal sealed record Recorded(string Sql, string? Error, IReadOnlyList<string> Types, IReadOnlyList<string> Names, IReadOnlyList<string> Rows, string? Differs, bool IsRefused)
{
    public bool IsQuery => Names.Count > 0;

    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "tests", "golden", "sql");

    public static IReadOnlyList<Recorded> Read(string file) => [.. File.ReadLines(Path.Combine(Folder, file)).Where(l => l.Length > 0).Select(Parse)];

    private static Recorded Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement json = document.RootElement;
        string? Text(string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
        string[] List(string name) => json.TryGetProperty(name, out JsonElement value) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
        return new Recorded(
            Text("sql")!, Text("error"), Text("type") is { } type ? [type] : List("types"), List("names"), Text("value") is { } single ? [single] : List("rows"), Text("differs"), json.TryGetProperty("refused", out _));
    }

    private static string RepositoryRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
