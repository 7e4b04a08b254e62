using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Text;
using Weir.Runner.Run;

namespace Weir.Runner.Publish;

/// <summary>Makes the targets of a run visible, one move after the other. Every move may be made again after a crash.</summary>
internal sealed class Publisher(ITargetStore targets, IRunStore store)
{
    /// <summary>Makes the moves that are not in <paramref name="published"/> yet.</summary>
    /// <exception cref="WeirException">A move failed; those before it are made, and the rest can be made later.</exception>
    public void Publish(IEnumerable<PublishStep> steps, IReadOnlyCollection<string> published, RunEventStream events)
    {
        foreach (PublishStep step in steps.Where(s => !published.Contains(s.ModuleId)))
        {
            Move(step);
            events.Publish(new TargetPublished { RunId = events.RunId, At = events.Now, ModuleId = step.ModuleId, Target = step.Target });
        }
    }

    private void Move(PublishStep step)
    {
        if (step.Kind == PublishKind.Depot)
        {
            store.PutDepot(step.Target, step.Staged);
            return;
        }

        try
        {
            targets.Publish(step);
        }
        catch (Exception failure) when (failure is WeirException or IOException or UnauthorizedAccessException)
        {
            throw new WeirException(
                new Diagnostic(RunnerCodes.PublishFailed, SourceSpan.None, $"{step.Target} could not be made visible: {failure.Message}")
                {
                    ModuleId = step.ModuleId,
                    Hint = "Everything is written. Mend the cause and resume the run; it only finishes the moves.",
                },
                failure);
        }
    }
}
