using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Sql;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Write.Parts;

/// <summary>The rows of a target of which a part changes: those that stay, and the new ones. Files can't be changed, so the target is made anew of both.</summary>
internal sealed class PartRows(Workspace workspace, WriteRequest request, KeptRows rows, CancellationToken cancellation)
{
    private const string Present = "present";

    private Config Config => request.Module.Config;

    /// <summary>The plan of the target afterwards.</summary>
    /// <param name="there">What is there; null when nothing is.</param>
    /// <exception cref="WeirException">The rows can't be written in this mode.</exception>
    internal async Task<Wire.Relation> PlanAsync(FileTarget? there)
    {
        bool merges = WriteModes.Of(Config) == WriteMode.Merge;
        await (merges ? KeptRows.RequireOnceAsync(workspace, request.Module, rows.Source, cancellation) : KeptRows.RequireInsideAsync(workspace, request.Module, rows.Source, cancellation)).ConfigureAwait(false);
        if (there is null || there.Schema.Fields.Length == 0)
        {
            return rows.Plan;
        }

        SqlComposer query = merges ? Merged(there.Schema) : Replaced(there.Schema);
        return Workspace.SqlPlan(
            workspace.Statements.Register(query.Build()), query.References, new Dictionary<string, Wire.Relation>(StringComparer.Ordinal) { [Present] = there.Plan });
    }

    /// <summary>The columns afterwards: the target's, then those that only the rows have.</summary>
    private string[] Columns(Schema present) => [.. present.Names.Concat(request.Relation.Schema.Names.Where(name => present.Find(name) is null))];

    private SqlComposer Merged(Schema present)
    {
        Schema added = request.Relation.Schema;
        string match = string.Join(" AND ", Config.Get(EgressSpec.MergeKey).Select(key => $"t.{Quote.Identifier(key)} = s.{Quote.Identifier(key)}"));
        IEnumerable<string> changed = Columns(present).Select(name => (added.Find(name) is null ? "t." : "s.") + Quote.Identifier(name));
        return Kept(present).Add($" LEFT ANTI JOIN {rows.Source} AS s ON {match} UNION ALL SELECT ").AddList(changed)
            .Add($" FROM {rows.Source} AS s LEFT JOIN ").AddRelation(Present).Add($" AS t ON {match}");
    }

    private SqlComposer Replaced(Schema present)
    {
        Schema added = request.Relation.Schema;
        IEnumerable<string> replacing = Columns(present).Select(name => added.Find(name) is null ? "NULL" : "s." + Quote.Identifier(name));
        return Kept(present).Add(" WHERE ").AddExpression(Config.Get(EgressSpec.ReplaceWhere)).Add(" IS NOT TRUE UNION ALL SELECT ").AddList(replacing).Add($" FROM {rows.Source} AS s");
    }

    private SqlComposer Kept(Schema present)
    {
        IEnumerable<string> columns = Columns(present).Select(name => (present.Find(name) is null ? "NULL AS " : "t.") + Quote.Identifier(name));
        return new SqlComposer().Add("SELECT ").AddList(columns).Add(" FROM ").AddRelation(Present).Add(" AS t");
    }
}
