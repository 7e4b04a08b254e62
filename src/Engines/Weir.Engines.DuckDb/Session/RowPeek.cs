using Weir.Core.Contracts;
using Weir.Core.Data;

namespace Weir.Engines.DuckDb.Session;

/// <summary>Reads the first rows as JSON texts.</summary>
internal static class RowPeek
{
    internal static IReadOnlyList<IReadOnlyList<string>> Read(
        Workspace workspace, Relation relation, IReadOnlyList<string> columns, int limit, CancellationToken cancellation)
    {
        IReadOnlyList<string> names = columns.Count == 0 ? [.. relation.Schema.Names] : columns;
        string list = string.Join(", ", names.Select(name => ToJson(relation.Schema.Find(name), Quote.Identifier(name))));
        IReadOnlyList<object?[]> rows = workspace.Rows($"SELECT {list} FROM {relation.Name} LIMIT {limit}", cancellation);
        return [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(value => value as string ?? "null")])];
    }

    /// <summary>JSON has no NaN and no infinity; they are texts there.</summary>
    private static string ToJson(SchemaField? field, string column) =>
        field?.Type is PrimitiveType { Kind: PrimitiveKind.Float or PrimitiveKind.Double }
            ? $"CAST(CASE WHEN isfinite({column}) THEN to_json({column}) ELSE to_json(CAST({column} AS VARCHAR)) END AS VARCHAR)"
            : $"CAST(to_json({column}) AS VARCHAR)";
}
