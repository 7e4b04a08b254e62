using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Weir.Engines.DuckDb.Tests.Csv;

/// <summary>A CSV file and how it is read, with the answer of a real Spark server, recorded in <c>tests/golden/csv</c>.</summary>
/// <param name="Node">The line of the corpus.</param>
internal sealed record CsvCase(JsonObject Node)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => (string)Node["name"]!;

    /// <summary>The file's text.</summary>
    public string Text => (string)Node["text"]!;

    /// <summary>The columns; null where Spark is to find them.</summary>
    public string? Schema => (string?)Node["schema"];

    public IEnumerable<(string Name, string Value)> Options => ((JsonObject)Node["options"]!).Select(option => (option.Key, (string)option.Value!));

    /// <summary>Why Weir's answer is another one on purpose; null when it must be equal.</summary>
    public string? Differs => (string?)Node["differs"];

    /// <summary>The names of the columns.</summary>
    public string[] Columns => Texts("columns");

    /// <summary>The rows, each a JSON array of its values cast to texts.</summary>
    public string[] Rows => Texts("rows");

    /// <summary>Whether the read fails.</summary>
    public bool Fails => Node.ContainsKey("error");

    public static string File { get; } = Path.Combine(RepositoryRoot(), "tests", "golden", "csv", "corpus.jsonl");

    public static IReadOnlyList<CsvCase> All { get; } = [.. System.IO.File.ReadLines(File).Where(line => line.Length > 0).Select(line => new CsvCase((JsonObject)JsonNode.Parse(line)!))];

    /// <summary>The case with another answer.</summary>
    public CsvCase Answered(string[] columns, string[] rows, string? error)
    {
        JsonObject node = [];
        foreach (string key in (string[])["name", "text", "schema", "options", "differs"])
        {
            if (Node[key] is { } kept)
            {
                node[key] = kept.DeepClone();
            }
        }

        if (error is not null)
        {
            node["error"] = error;
            return new CsvCase(node);
        }

        node["columns"] = new JsonArray([.. columns.Select(name => (JsonNode)name)]);
        node["rows"] = new JsonArray([.. rows.Select(row => (JsonNode)row)]);
        return new CsvCase(node);
    }

    /// <summary>The line of the corpus.</summary>
    public string ToLine() => Node.ToJsonString(Plain);

    public override string ToString() => Name;

    private string[] Texts(string key) => Node[key] is JsonArray items ? [.. items.Select(item => (string)item!)] : [];

    private static string RepositoryRoot([CallerFilePath] string path = "")
    {
        DirectoryInfo? folder = Directory.GetParent(path);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Weir.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }
}
