using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Finds a table or view of the user's database.</summary>
internal static class TableSource
{
    /// <summary>The table's full name as SQL; null after a report.</summary>
    internal static string? Find(ModuleScope scope)
    {
        string name = scope.Config.Get(IngressSpec.Table);
        SourceSpan span = scope.Config.SpanOf(IngressSpec.Table);
        string[] parts = [.. name.Split('.').Select(part => part.Trim().Trim('"', '`'))];
        string catalog = Quote.Literal(scope.Workspace.UserCatalog);
        IReadOnlyList<object?[]> all = scope.Workspace.Rows(
            $"""
            SELECT database_name, schema_name, table_name FROM duckdb_tables() WHERE database_name = {catalog}
            UNION ALL SELECT database_name, schema_name, view_name FROM duckdb_views() WHERE database_name = {catalog} AND NOT internal
            """,
            scope.Cancellation);
        object?[][] found = [.. all.Where(row => Matches(row, parts))];
        object?[]? best = found.FirstOrDefault(row => parts.Length > 1 || (string)row[1]! == "main") ?? found.FirstOrDefault();
        if (best is not null)
        {
            return string.Join('.', best.Select(part => Quote.Identifier((string)part!)));
        }

        string[] known = [.. all.Select(row => parts.Length == 1 ? (string)row[2]! : $"{row[1]}.{row[2]}")];
        string hint = known.Length == 0 ? "The database has no tables; set `engine.duckdb.database_path`." : Suggestion.Hint(name, known)!;
        scope.Report(EngineCodes.SourceNotFound, span, $"There is no table '{name}' in the engine's database.", hint);
        return null;
    }

    private static bool Matches(object?[] row, string[] parts)
    {
        if (parts.Length > row.Length)
        {
            return false;
        }

        return parts.Reverse().Zip(row.Reverse()).All(pair => string.Equals(pair.First, (string)pair.Second!, StringComparison.OrdinalIgnoreCase));
    }
}
