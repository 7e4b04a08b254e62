using System.Collections.Concurrent;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Runner.Checkpoint;
using Weir.Runner.Publish;

namespace Weir.Runner.Run;

/// <summary>Egresses whose write answers what Asserts and Probes ask, so that the rows are read once: they are staged at the first question.</summary>
/// <remarks>
/// Nothing becomes visible by it: when a rule breaks, what was staged is discarded as after any failure. Only engines that can observe take part, and only
/// Egresses behind which nothing stands that may keep them from running or that has to come first: a gate, a task, another write, a lock, a time limit.
/// </remarks>
internal sealed class EarlyWrites
{
    private readonly List<(BoundModule Egress, TargetPlan Target, List<MeasurePlan> Plans)> writes = [];
    private readonly Dictionary<MeasurePlan, int> writeOf = [];
    private readonly ConcurrentDictionary<string, WriteResult> results = new(StringComparer.Ordinal);
    private readonly HashSet<int> tried = [];

    /// <summary>Finds for every relation that is asked about the first write that reads all of it once.</summary>
    public static EarlyWrites Of(Manifest manifest, Binding binding, MeasureBook measures, IReadOnlyDictionary<string, TargetPlan> targets, ResumePlan resume)
    {
        EarlyWrites early = new();
        MeasurePlan[] plans = [.. measures.Plans.Where(plan => !plan.IsEmpty)];
        if (plans.Length == 0)
        {
            return early;
        }

        ModuleGraph graph = new(manifest);
        foreach (BoundModule egress in binding.Modules.Values)
        {
            string id = egress.Module.Id;
            if (targets.TryGetValue(id, out TargetPlan? target) && !target.LeavesTarget && resume.Restored(id) is null && !resume.IsPublished(id) && IsFree(graph, id))
            {
                early.Add(egress, target, plans);
            }
        }

        return early;
    }

    /// <summary>Whether a write answers a plan.</summary>
    public bool Answers(MeasurePlan plan) => writeOf.ContainsKey(plan);

    /// <summary>Stages the write that answers a plan, once. A write that fails answers nothing: the plan is asked by itself, and the Egress fails in its turn.</summary>
    public async ValueTask MeasureAsync(MeasurePlan plan, RunContext context, CancellationToken cancellationToken)
    {
        if (!writeOf.TryGetValue(plan, out int number) || !tried.Add(number))
        {
            return;
        }

        (BoundModule egress, TargetPlan target, List<MeasurePlan> plans) = writes[number];
        Observation[] observations = [.. plans.Select(p => new Observation(p.Relation, p.Measures))];
        try
        {
            WriteResult written = await EgressExecutor.WriteAsync(egress, target, observations, context, cancellationToken).ConfigureAwait(false);
            results[egress.Module.Id] = written;
            foreach ((MeasurePlan asked, IReadOnlyList<MeasureValue>? values) in plans.Zip(written.Observed))
            {
                if (values is not null)
                {
                    asked.Take(values);
                }
            }
        }
        catch (WeirException)
        {
            // Whoever reads the rows next meets the same, with the right module to blame.
        }
    }

    /// <summary>What an early write of an Egress gave; null when there was none.</summary>
    public WriteResult? TakeResult(string egressId) => results.TryRemove(egressId, out WriteResult? written) ? written : null;

    private void Add(BoundModule egress, TargetPlan target, MeasurePlan[] plans)
    {
        List<MeasurePlan> answered = [.. plans.Where(plan => !writeOf.ContainsKey(plan) && plan.IsOf(egress.Session) && egress.Session.CanObserve(egress.Input, plan.Relation))];
        if (answered.Count == 0)
        {
            return;
        }

        foreach (MeasurePlan plan in answered)
        {
            writeOf[plan] = writes.Count;
        }

        writes.Add((egress, target, answered));
    }

    /// <summary>Whether an Egress and all that it waits for are modules that only define, measure and judge rows.</summary>
    private static bool IsFree(ModuleGraph graph, string egressId)
    {
        int start = graph.PlaceOf(egressId);
        HashSet<int> seen = [start];
        Stack<int> next = new([start]);
        while (next.TryPop(out int place))
        {
            ManifestModule module = graph.Modules[place];
            bool isPlain = module.Type is ModuleType.Ingress or ModuleType.Channel or ModuleType.Junction or ModuleType.Funnel or ModuleType.Assert or ModuleType.Probe;
            if (module.Lock is not null || module.Timeout is not null || !(isPlain || place == start))
            {
                return false;
            }

            foreach (int need in graph.Needs(place))
            {
                if (seen.Add(need))
                {
                    next.Push(need);
                }
            }
        }

        return true;
    }
}
