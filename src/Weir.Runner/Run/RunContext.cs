using System.Collections.Concurrent;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Breakers;
using Weir.Runner.Checkpoint;
using Weir.Runner.Hooks;
using Weir.Runner.Publish;
using Weir.Runner.Tasks;
using Weir.Runner.Webhooks;

namespace Weir.Runner.Run;

/// <summary>What the executors of one run share.</summary>
internal sealed class RunContext
{
    private readonly ConcurrentDictionary<string, bool> verdicts = new(StringComparer.Ordinal);

    public required RunnerServices Services { get; init; }

    public required Manifest Manifest { get; init; }

    public required Binding Binding { get; init; }

    public required RunEventStream Events { get; init; }

    /// <summary>When the run began, also for a resumed one: the "now" of rules.</summary>
    public required DateTimeOffset RunStartedAt { get; init; }

    public required MeasureBook Measures { get; init; }

    /// <summary>Writes that answer what Asserts and Probes ask.</summary>
    public required EarlyWrites EarlyWrites { get; init; }

    public required Settler Settler { get; init; }

    /// <summary>Egress module to what its write does.</summary>
    public required IReadOnlyDictionary<string, TargetPlan> Targets { get; init; }

    public required ResumePlan Resume { get; init; }

    public required ModuleFingerprints Fingerprints { get; init; }

    public required CheckpointFiles Checkpoints { get; init; }

    /// <summary>Module to the fencing token of the lock that it holds.</summary>
    public ConcurrentDictionary<string, long> FencingTokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Module to what it handed on, in this attempt or an earlier one.</summary>
    public ConcurrentDictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Module to how it ended, in this attempt or an earlier one.</summary>
    public ConcurrentDictionary<string, ModuleStatus> Statuses { get; } = new(StringComparer.Ordinal);

    public required TaskWorkspaces Workspaces { get; init; }

    public required StepRunner Steps { get; init; }

    public required HookChain Hooks { get; init; }

    public required RunBreakers Breakers { get; init; }

    public required WebhookSender Webhooks { get; init; }

    public string RunId => Events.RunId;

    /// <summary>The newest verdict of a Probe in this run; null when it gave none.</summary>
    public bool? VerdictOf(string probeId) => verdicts.TryGetValue(probeId, out bool passed) ? passed : null;

    public void SetVerdict(string probeId, bool passed) => verdicts[probeId] = passed;

    public RunError ToRunError(Diagnostic diagnostic, string? errorType = null) => Failures.ToRunError(diagnostic, Services.Redactor, errorType);

    /// <summary>Answers a part of a measure plan, as a step of the module.</summary>
    public ValueTask<MeasureAnswers> MeasureAsync(BoundModule bound, string part, CancellationToken cancellationToken) =>
        Steps.RunAsync(
            bound.Module,
            async token =>
            {
                IProgress<WorkProgress> progress = Progress(bound);
                await EarlyWrites.MeasureAsync(Measures.PlanOf(bound), this, token).ConfigureAwait(false);
                if (Measures.PlanOf(bound).IsAnswered)
                {
                    return await Measures.PlanOf(bound).AnswerAsync(part, progress, token).ConfigureAwait(false);
                }

                await Settler.SettleForAsync(bound.Input, progress, token).ConfigureAwait(false);
                return await Measures.PlanOf(bound).AnswerAsync(part, progress, token).ConfigureAwait(false);
            },
            cancellationToken);

    public IProgress<WorkProgress> Progress(BoundModule bound) => new ProgressReporter(Events, Services.Time, bound.Module.Id);
}
