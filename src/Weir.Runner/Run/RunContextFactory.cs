using Weir.Core.Blueprints.Modules;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Runner.Breakers;
using Weir.Runner.Checkpoint;
using Weir.Runner.Hooks;
using Weir.Runner.Probes;
using Weir.Runner.Publish;
using Weir.Runner.Tasks;
using Weir.Runner.Webhooks;

namespace Weir.Runner.Run;

/// <summary>Puts together what the executors of one run share.</summary>
internal sealed record RunContextFactory(
    RunnerServices Services, Manifest Manifest, RunEventStream Events, Binding Binding, DateTimeOffset RunStartedAt,
    IReadOnlyDictionary<string, TargetPlan> Plans, ResumePlan Resume, ModuleFingerprints Fingerprints, CheckpointFiles Checkpoints, HookChain Hooks)
{
    public RunContext Create(WebhookSender webhooks)
    {
        MeasureBook measures = MeasureBook.Of(Manifest, Binding, RunStartedAt, Resume);
        EarlyWrites early = EarlyWrites.Of(Manifest, Binding, measures, Plans, Resume);
        return new RunContext
        {
            Services = Services,
            Manifest = Manifest,
            Binding = Binding,
            Events = Events,
            RunStartedAt = RunStartedAt,
            Measures = measures,
            EarlyWrites = early,
            Settler = new Settler(Binding.Relations, ReaderCount.Of(Binding.Relations, DirectReads(measures, early))),
            Targets = Plans,
            Resume = Resume,
            Fingerprints = Fingerprints,
            Checkpoints = Checkpoints,
            Workspaces = new TaskWorkspaces(Manifest, Events.RunId, Services.WorkDirectory),
            Steps = new StepRunner(Manifest, Events, Hooks, Services.Redactor, Services.Time),
            Hooks = Hooks,
            Breakers = new RunBreakers(Manifest, Services.State, Events, Hooks, Services.Time),
            Webhooks = webhooks,
        };
    }

    /// <summary>Relation name to the number of writes, measure passes and peeks that read it.</summary>
    private Dictionary<string, int> DirectReads(MeasureBook measures, EarlyWrites early)
    {
        Dictionary<string, int> reads = new(StringComparer.Ordinal);
        foreach (MeasurePlan plan in measures.Plans.Where(p => !p.IsEmpty && !early.Answers(p)))
        {
            Count(plan.Relation, 1);
        }

        HashSet<string> kept = new(StringComparer.Ordinal);
        foreach (BoundModule bound in Binding.Modules.Values.Where(b => Resume.Restored(b.Module.Id) is null))
        {
            if (bound.Module.Type == ModuleType.Probe)
            {
                Count(bound.Input, bound.Module.Config.Get(ProbeSpec.SignalList).Count(s => SignalBook.TypeOf(s) == SampleRows.Type));
            }
            else if (Plans.TryGetValue(bound.Module.Id, out TargetPlan? plan) && !plan.LeavesTarget)
            {
                Count(bound.Input, 1);
            }

            foreach (Relation relation in Checkpoints.Keeps(bound.Module) ? bound.Ports.Values.Where(r => kept.Add(r.Name)) : [])
            {
                Count(relation, 1);
            }
        }

        return reads;

        void Count(Relation relation, int more) => reads[relation.Name] = reads.GetValueOrDefault(relation.Name) + more;
    }
}
