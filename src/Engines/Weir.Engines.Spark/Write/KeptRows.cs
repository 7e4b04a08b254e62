using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Values;

namespace Weir.Engines.Spark.Write;

/// <summary>The rows of a write that looks at them more than once: computed once, and kept beside the staged folder while they are looked at.</summary>
internal sealed class KeptRows(Workspace workspace, WriteRequest request, CancellationToken cancellation)
{
    private readonly string folder = Path.Combine(Path.GetDirectoryName(request.StagedPath)!, "rows-" + Guid.NewGuid().ToString("N"));

    /// <summary>The kept rows as a FROM item.</summary>
    internal string Source => "parquet." + Quote.Identifier(folder);

    /// <summary>The kept rows.</summary>
    internal Wire.Relation Plan => new() { Sql = new Wire.SQL { Query = "SELECT * FROM " + Source } };

    /// <summary>Computes them: one job, which takes all figures.</summary>
    internal async Task KeepAsync(CountedPlan counted)
    {
        Wire.WriteOperation write = new() { Input = counted.Plan, Source = "parquet", Path = "file://" + folder, Mode = Wire.WriteOperation.Types.SaveMode.ErrorIfExists };
        await workspace.Client.RunAsync(new Wire.Command { WriteOperation = write }, counted.Observe, cancellation).ConfigureAwait(false);
        FilePartitions.RequireVisible(folder, request.Module);
    }

    /// <summary>NULL is no key: such rows match nothing and are always added.</summary>
    /// <param name="workspace">The session.</param>
    /// <param name="module">The Egress.</param>
    /// <param name="source">The rows, as a FROM item.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="WeirException">A key is there more than once.</exception>
    internal static async Task RequireOnceAsync(Workspace workspace, ManifestModule module, string source, CancellationToken cancellation)
    {
        string[] keys = [.. module.Config.Get(EgressSpec.MergeKey).Select(Quote.Identifier)];
        string list = string.Join(", ", keys);
        string query = $"SELECT count(*), to_json(struct({list})), count(*) OVER () FROM {source} WHERE {string.Join(" AND ", keys.Select(key => key + " IS NOT NULL"))} "
            + $"GROUP BY {list} HAVING count(*) > 1 ORDER BY 2 LIMIT 1";
        List<(long Times, string Key, long Others)> twice = await workspace.RowsAsync(
            new Wire.Relation { Sql = new Wire.SQL { Query = query } },
            (batch, row) => (Number(CellReader.Read(batch[0], row)), (string)CellReader.Read(batch[1], row)!, Number(CellReader.Read(batch[2], row)) - 1), null, cancellation).ConfigureAwait(false);
        if (twice.Count == 0)
        {
            return;
        }

        string more = twice[0].Others > 0 ? $", and {twice[0].Others} more keys are there more than once" : "";
        throw Refuse(
            EngineCodes.MergeKeyTwice, module, EgressSpec.MergeKey, workspace.Options.Redactor.Redact($"The rows to be merged hold the key {twice[0].Key} {twice[0].Times} times{more}."),
            "Choose one row per key before: a Channel with `op: deduplicate`, `key` and `order_by`.");
    }

    /// <summary>Rows that <c>replace_where</c> would not replace again are no part of what it replaces.</summary>
    /// <exception cref="WeirException">There are such.</exception>
    internal static async Task RequireInsideAsync(Workspace workspace, ManifestModule module, string source, CancellationToken cancellation)
    {
        SqlComposer outside = new SqlComposer().Add($"SELECT count(*) FROM {source} WHERE ").AddExpression(module.Config.Get(EgressSpec.ReplaceWhere)).Add(" IS NOT TRUE");
        Wire.Relation plan = await workspace.PlanAsync(outside, cancellation).ConfigureAwait(false);
        long count = (await workspace.RowsAsync(plan, (batch, row) => batch[0].Values<long>()[row], null, cancellation).ConfigureAwait(false))[0];
        if (count > 0)
        {
            throw Refuse(
                EngineCodes.OutsideReplaced, module, EgressSpec.ReplaceWhere, $"{count} of the rows to be written do not satisfy `replace_where`.", "Filter them out before, or widen the condition.");
        }
    }

    /// <summary>Removes the kept rows; after a failure the staged place is cleared as a whole.</summary>
    internal void Remove() => Directory.Delete(folder, recursive: true);

    private static WeirException Refuse(DiagnosticCode code, ManifestModule module, Field field, string message, string hint) =>
        new(new Diagnostic(code, module.Config.SpanOf(field), message) { ModuleId = module.Id, Hint = hint });

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
