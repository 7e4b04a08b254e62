using Weir.Core.Contracts;

namespace Weir.Engines.Spark.Session;

/// <summary>Keeps a relation's rows on the cluster, where that is cheaper than computing them for each reader, or where each reader would get other ones.</summary>
internal static class Settlement
{
    /// <summary>Words of a physical plan that tell of work that should not be done twice: shuffles, sorts, and sources whose text has to be parsed.</summary>
    private static readonly string[] Dear = ["Exchange", "Sort ", "Window ", "Aggregate", "Generate ", "FileScan csv", "FileScan json", "FileScan xml", "FileScan text", "JDBCRelation", "BroadcastNestedLoopJoin"];

    internal static Wire.StorageLevel MemoryAndDisk => new() { UseDisk = true, UseMemory = true, Deserialized = true, Replication = 1 };

    /// <returns>Whether the rows are kept now.</returns>
    /// <exception cref="Connect.Errors.SparkException">The relation can't be computed.</exception>
    internal static async Task<bool> RunAsync(Workspace workspace, Relation relation, int readers, CancellationToken cancellationToken)
    {
        if (readers < 2 || workspace.Relations.Find(relation.Name) is not { Kept: null })
        {
            return false;
        }

        if (workspace.Relations.IsVolatile(relation.Name))
        {
            await CheckpointAsync(workspace, relation, cancellationToken).ConfigureAwait(false);
            return true;
        }

        if (!await IsDearAsync(workspace, relation, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await workspace.PersistAsync(relation, MemoryAndDisk, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async Task<bool> IsDearAsync(Workspace workspace, Relation relation, CancellationToken cancellationToken)
    {
        Wire.AnalyzePlanRequest.Types.Explain explain = new()
        {
            Plan = new Wire.Plan { Root = await workspace.Relations.PlanAsync(relation.Name, cancellationToken).ConfigureAwait(false) },
            ExplainMode = Wire.AnalyzePlanRequest.Types.Explain.Types.ExplainMode.Simple,
        };
        string plan = (await workspace.Client.AnalyzeAsync(new Wire.AnalyzePlanRequest { Explain = explain }, cancellationToken).ConfigureAwait(false)).Explain.ExplainString;
        return Array.Exists(Dear, word => plan.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Computes the rows now: a plan that is only marked for keeping would be drawn anew by the next reader, with other random values.</summary>
    private static async Task CheckpointAsync(Workspace workspace, Relation relation, CancellationToken cancellationToken)
    {
        Wire.CheckpointCommand checkpoint = new()
        {
            Relation = await workspace.Relations.PlanAsync(relation.Name, cancellationToken).ConfigureAwait(false),
            Local = true,
            Eager = true,
        };
        Wire.CachedRemoteRelation? kept = null;
        await workspace.Client.RunAsync(
            new Wire.Command { CheckpointCommand = checkpoint }, response => kept = response.CheckpointCommandResult?.Relation ?? kept, cancellationToken).ConfigureAwait(false);
        workspace.Relations.Keep(relation, new Wire.Relation { CachedRemoteRelation = kept });
    }
}
