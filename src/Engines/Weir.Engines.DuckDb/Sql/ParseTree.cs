using System.Text.Json;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>DuckDB's parse tree of an expression.</summary>
internal sealed class ParseTree
{
    private readonly JsonElement root;

    private ParseTree(JsonElement root) => this.root = root;

    /// <summary>The tree as DuckDB's JSON; null when the SQL is not made of queries.</summary>
    internal static string? Json(Workspace workspace, string sql, CancellationToken cancellation)
    {
        string? json = workspace.Connection.QueryValue($"SELECT json_serialize_sql({Quote.Literal(sql)})", null, cancellation) as string;
        return json is null || json.StartsWith("{\"error\":true", StringComparison.Ordinal) ? null : json;
    }

    /// <summary>The tree of an expression; null when it does not parse.</summary>
    internal static ParseTree? OfExpression(Workspace workspace, SqlText expression, CancellationToken cancellation)
    {
        if (Json(workspace, $"SELECT (\n{expression.Text}\n)", cancellation) is not { } json)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement node = document.RootElement.GetProperty("statements")[0].GetProperty("node");
        return node.TryGetProperty("select_list", out JsonElement list) && list.GetArrayLength() == 1 ? new ParseTree(list[0].Clone()) : null;
    }

    /// <summary>The pairs of columns that must be equal for the expression to be true: <c>a.x = b.y</c>, alone or joined by AND.</summary>
    internal IEnumerable<(string[] One, string[] Other)> TopLevelEqualities() => Equalities(root);

    private static IEnumerable<(string[] One, string[] Other)> Equalities(JsonElement node)
    {
        string? type = node.GetProperty("type").GetString();
        if (type == "CONJUNCTION_AND")
        {
            return node.GetProperty("children").EnumerateArray().SelectMany(Equalities);
        }

        return type == "COMPARE_EQUAL" && Column(node.GetProperty("left")) is { } one && Column(node.GetProperty("right")) is { } other ? [(one, other)] : [];
    }

    private static string[]? Column(JsonElement node) =>
        node.GetProperty("type").GetString() == "COLUMN_REF" ? [.. node.GetProperty("column_names").EnumerateArray().Select(name => name.GetString()!)] : null;
}
