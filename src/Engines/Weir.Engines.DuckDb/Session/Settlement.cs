using Weir.Core.Contracts;

namespace Weir.Engines.DuckDb.Session;

/// <summary>Keeps a relation's rows: a table takes the place of its query, under the same name.</summary>
internal static class Settlement
{
    private const string Schema = "kept/tables";

    internal static bool IsWorthwhile(Workspace workspace, Relation relation, int readers, CancellationToken cancellation)
    {
        bool isVolatile = workspace.Relations.IsVolatile(relation);
        string? json = workspace.Rows($"EXPLAIN (FORMAT json) SELECT * FROM {relation.Name}", cancellation)[0][1] as string;
        return MaterialisationPolicy.ShouldKeep(json is null ? null : PlanNode.Parse(json), readers, isVolatile);
    }

    internal static void Keep(Workspace workspace, Relation relation, CancellationToken cancellation)
    {
        workspace.EnsureSchema(Schema);
        string table = Workspace.PathOf(Schema, relation.Name);
        workspace.Connection.Execute($"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {relation.Name}", cancellation);
        workspace.Connection.Execute($"CREATE OR REPLACE VIEW {relation.Name} AS SELECT * FROM {table}", cancellation);
        workspace.Relations.MarkSettled(relation);
    }
}
