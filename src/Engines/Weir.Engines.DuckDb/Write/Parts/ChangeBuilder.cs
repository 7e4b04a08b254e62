using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Sql;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Write.Parts;

/// <summary>Makes the change that a mode asks for. The rows to be written are computed once and kept, since they are looked at more than once.</summary>
internal sealed class ChangeBuilder(Workspace workspace, WriteRequest request, CancellationToken cancellation) : IDisposable
{
    private const string TableSchema = "written/rows";

    private readonly string rows = Workspace.PathOf(TableSchema, request.Module.Id);
    private bool kept;

    private Config Config => request.Module.Config;

    /// <summary>Whether a mode changes single rows, and not only whole partitions.</summary>
    internal static bool ChangesRows(Config config) => WriteModes.Of(config) == WriteMode.Merge || config.Has(EgressSpec.ReplaceWhere);

    /// <summary>The change to what is there.</summary>
    /// <param name="reader">A FROM item over all that is there; null when nothing is.</param>
    /// <param name="present">Its columns.</param>
    /// <exception cref="WeirException">The rows can't be written in this mode.</exception>
    internal RowChange Build(string? reader, Schema present)
    {
        workspace.EnsureSchema(TableSchema);
        workspace.Connection.Execute($"CREATE OR REPLACE TABLE {rows} AS SELECT * FROM {request.Relation.Name}", cancellation);
        kept = true;
        return WriteModes.Of(Config) == WriteMode.Merge ? Merge(reader, present) : Replace();
    }

    public void Dispose()
    {
        if (kept)
        {
            workspace.Connection.Execute($"DROP TABLE IF EXISTS {rows}", CancellationToken.None);
        }
    }

    private RowChange Merge(string? reader, Schema present)
    {
        IReadOnlyList<string> keys = Config.Get(EgressSpec.MergeKey);
        RequireOnce(keys);
        if (reader is null)
        {
            return new RowChange($"SELECT * FROM {rows}", new SqlComposer(), new SqlComposer());
        }

        string[] missing = [.. keys.Where(key => present.Find(key) is null)];
        if (missing.Length > 0)
        {
            throw Refuse(EngineCodes.SchemaMismatch, EgressSpec.MergeKey, $"The target has no {ModuleScope.Names(missing)}, by which rows are to be merged.", "Write the target with `mode: overwrite` once, or name another key.");
        }

        string match = string.Join(" AND ", keys.Select(key => $"t.{Quote.Identifier(key)} = s.{Quote.Identifier(key)}"));
        return new RowChange(
            Merged(reader, present, keys, match),
            new SqlComposer().Add($" SEMI JOIN {rows} AS s ON {match}"),
            new SqlComposer().Add($" ANTI JOIN {rows} AS s ON {match}"));
    }

    /// <summary>The new rows in the target's order of columns; columns that only the target has keep their values.</summary>
    private string Merged(string reader, Schema present, IReadOnlyList<string> keys, string match)
    {
        Schema added = request.Relation.Schema;
        string[] old = [.. present.Names.Where(name => added.Find(name) is null)];
        IEnumerable<string> columns = present.Names.Select(name => added.Find(name) is null ? $"t.{Quote.Identifier(name)}" : $"s.{Quote.Identifier(name)}")
            .Concat(added.Names.Where(name => present.Find(name) is null).Select(name => $"s.{Quote.Identifier(name)}"));
        string needed = string.Join(", ", keys.Concat(old).Select(Quote.Identifier));
        return $"SELECT {string.Join(", ", columns)} FROM {rows} AS s LEFT JOIN (SELECT {needed} FROM {reader}) AS t ON {match}";
    }

    /// <summary>NULL is no key: such rows match nothing and are always added.</summary>
    private void RequireOnce(IReadOnlyList<string> keys)
    {
        string list = string.Join(", ", keys.Select(Quote.Identifier));
        string present = string.Join(" AND ", keys.Select(key => $"{Quote.Identifier(key)} IS NOT NULL"));
        IReadOnlyList<object?[]> twice = workspace.Rows(
            $"SELECT count(*), to_json(struct_pack({string.Join(", ", keys.Select(key => $"{Quote.Identifier(key)} := {Quote.Identifier(key)}"))}))::VARCHAR, count(*) OVER () FROM {rows} WHERE {present} GROUP BY {list} HAVING count(*) > 1 ORDER BY 2 LIMIT 1",
            cancellation);
        if (twice.Count > 0)
        {
            string more = (long)twice[0][2]! > 1 ? $", and {(long)twice[0][2]! - 1} more keys are there more than once" : "";
            throw Refuse(
                EngineCodes.MergeKeyTwice, EgressSpec.MergeKey, $"The rows to be merged hold the key {twice[0][1]} {twice[0][0]} times{more}.",
                "Choose one row per key before: a Channel with `op: deduplicate`, `key` and `order_by`.");
        }
    }

    private RowChange Replace()
    {
        SqlText condition = Config.Get(EgressSpec.ReplaceWhere);
        SqlComposer outside = new SqlComposer().Add($"SELECT count(*) FROM {rows} WHERE ").AddExpression(condition).Add(" IS NOT TRUE");
        long count = (long)workspace.Rows(workspace.Register(outside.Build()), cancellation)[0][0]!;
        return count == 0
            ? new RowChange($"SELECT * FROM {rows}", Where(condition, "TRUE"), Where(condition, "NOT TRUE"))
            : throw Refuse(EngineCodes.OutsideReplaced, EgressSpec.ReplaceWhere, $"{count} of the rows to be written do not satisfy `replace_where`.", "Filter them out before, or widen the condition.");
    }

    private static SqlComposer Where(SqlText condition, string truth) => new SqlComposer().Add(" WHERE ").AddExpression(condition).Add($" IS {truth}");

    private WeirException Refuse(DiagnosticCode code, Field field, string message, string hint) =>
        new(new Diagnostic(code, Config.SpanOf(field), workspace.Options.Redactor.Redact(message)) { Hint = hint, ModuleId = request.Module.Id });
}
