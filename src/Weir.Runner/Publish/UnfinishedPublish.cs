using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Runner.Run;

namespace Weir.Runner.Publish;

/// <summary>A run whose plan is stored, and whose moves are not all made or whose end is not written down: whoever finds it can finish it.</summary>
internal sealed class UnfinishedPublish
{
    private readonly RunRecord record;
    private readonly IReadOnlyList<PublishStep> steps;

    private UnfinishedPublish(RunRecord record, IReadOnlyList<PublishStep> steps)
    {
        this.record = record;
        this.steps = steps;
    }

    /// <summary>The file targets of all moves.</summary>
    public IEnumerable<string> Targets => steps.Where(s => s.Kind != PublishKind.Depot).Select(s => s.Target);

    /// <summary>What is left to do for a run; null when it had no plan, or its end is written down as a success.</summary>
    public static UnfinishedPublish? Of(RunRecord record) =>
        record is { PublishSteps: { Count: > 0 } steps, Status: not RunStatus.Success }
        && (record.Status is RunStatus.Running or RunStatus.Interrupted || steps.Any(s => !record.Published.Contains(s.ModuleId)))
            ? new UnfinishedPublish(record, steps)
            : null;

    /// <summary>Makes the remaining moves; the caller holds the targets. Ends the run unless some of its outputs were lost.</summary>
    /// <returns>True when the run is now done.</returns>
    public bool Finish(RunnerServices services, RunEventStream events)
    {
        new Publisher(services.Targets, services.Store).Publish(steps, [.. record.Published], events);
        foreach (string target in Targets)
        {
            services.Targets.Discard(target, record.RunId);
        }

        bool complete = !LostOutputs.Any(record);
        events.Publish(new RunFinished
        {
            RunId = record.RunId,
            At = events.Now,
            Status = complete ? RunStatus.Success : RunStatus.Partial,
            Duration = events.Now - record.StartedAt,
            Error = complete ? null : record.Error ?? LostOutputs.ErrorOf(record),
        });
        return complete;
    }
}
