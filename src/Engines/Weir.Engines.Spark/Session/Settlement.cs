using System.Buffers;
using Weir.Core.Contracts;

namespace Weir.Engines.Spark.Session;

/// <summary>Keeps a relation's rows on the cluster, where that is cheaper than computing them for each reader, or where each reader would get other ones.</summary>
internal static class Settlement
{
    /// <summary>Words of a physical plan that tell of work that should not be done twice: shuffles, sorts, and sources whose text has to be parsed.</summary>
    private static readonly SearchValues<string> Dear = SearchValues.Create(
        ["Exchange", "Sort ", "Window ", "Aggregate", "Generate ", "FileScan csv", "FileScan json", "FileScan xml", "FileScan text", "JDBCRelation", "BroadcastNestedLoopJoin"], StringComparison.Ordinal);

    /// <summary>What stands before the name of a step in a plan.</summary>
    private static readonly SearchValues<char> TreeMarks = SearchValues.Create(" :+-*()0123456789");

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
            await CheckpointAsync(workspace, relation, eager: true, cancellationToken).ConfigureAwait(false);
            return true;
        }

        if (!await IsDearAsync(workspace, relation, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await CheckpointAsync(workspace, relation, eager: false, cancellationToken).ConfigureAwait(false);
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
        return IsDear(plan);
    }

    /// <summary>Whether a physical plan does work that should not be done twice. What is broadcast is small, so its making does not count.</summary>
    internal static bool IsDear(string plan)
    {
        int broadcast = int.MaxValue;
        foreach (ReadOnlySpan<char> line in plan.AsSpan().EnumerateLines())
        {
            int depth = line.IndexOfAnyExcept(TreeMarks);
            if (depth > broadcast)
            {
                continue;
            }

            bool isBroadcast = depth >= 0 && line[depth..].StartsWith("BroadcastExchange", StringComparison.Ordinal);
            broadcast = isBroadcast ? depth : int.MaxValue;
            if (!isBroadcast && line.ContainsAny(Dear))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts rows on the executors in the place of the plan.</summary>
    /// <remarks>
    /// A plan that is only marked for keeping (<c>persist</c>) won't do: Spark knows it again by its shape, and the names that statements give to their inputs
    /// (<c>WITH</c>) are numbered anew in each statement, so that what reads it through a statement would compute it once more.
    /// </remarks>
    /// <param name="workspace">The session.</param>
    /// <param name="relation">What to keep.</param>
    /// <param name="eager">Whether the rows are computed now, not by the first reader: volatile ones would differ if that reader is tried twice.</param>
    /// <param name="cancellationToken">Ends the work on the cluster.</param>
    private static async Task CheckpointAsync(Workspace workspace, Relation relation, bool eager, CancellationToken cancellationToken)
    {
        Wire.CheckpointCommand checkpoint = new()
        {
            Relation = await workspace.Relations.PlanAsync(relation.Name, cancellationToken).ConfigureAwait(false),
            Local = true,
            Eager = eager,
            StorageLevel = MemoryAndDisk,
        };
        Wire.CachedRemoteRelation? kept = null;
        await workspace.Client.RunAsync(
            new Wire.Command { CheckpointCommand = checkpoint }, response => kept = response.CheckpointCommandResult?.Relation ?? kept, cancellationToken).ConfigureAwait(false);
        workspace.Relations.Keep(relation, new Wire.Relation { CachedRemoteRelation = kept });
    }
}
