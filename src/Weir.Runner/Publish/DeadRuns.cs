using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Text;
using Weir.Runner.Run;

namespace Weir.Runner.Publish;

/// <summary>Clears away what dead runs left beside the targets that this run now holds.</summary>
/// <remarks>
/// A run that died before its plan was stored never happened: its staged data is removed. One that died while it published is finished first, so that its
/// targets belong together. Staged data of a run that this history does not know may be another history's to resume, so it is only told of.
/// </remarks>
internal sealed class DeadRuns(RunnerServices services, TargetLeases leases, IEventSink sink, RunEventStream events)
{
    public async ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        foreach (string target in leases.Targets.Order(StringComparer.Ordinal).ToArray())
        {
            foreach (string runId in services.Targets.StagedRuns(target).Where(id => id != events.RunId).ToArray())
            {
                await ClearAsync(target, runId, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask ClearAsync(string target, string runId, CancellationToken cancellationToken)
    {
        RunRecord? record = services.Store.FindRun(runId);
        if (record is null)
        {
            events.Notice(RunnerCodes.StrayStage, $"Beside {target} lies staged data of run {runId}, which this history does not know; it is left alone.");
        }
        else if (UnfinishedPublish.Of(record) is { } unfinished)
        {
            await FinishAsync(record, unfinished, cancellationToken).ConfigureAwait(false);
            services.Targets.Discard(target, runId);
        }
        else
        {
            services.Targets.Discard(target, runId);
        }
    }

    private async ValueTask FinishAsync(RunRecord record, UnfinishedPublish unfinished, CancellationToken cancellationToken)
    {
        using IDisposable claim = services.Store.TryClaimRun(record.RunId)
            ?? throw new WeirException(new Diagnostic(RunnerCodes.TargetBusy, SourceSpan.None, $"Run {record.RunId} is being resumed by another process, which publishes to the same target.")
            {
                Hint = "Wait until it has finished.",
            });
        await leases.TakeAsync(unfinished.Targets, wait: false, static (_, _) => { }, placeOf: null, cancellationToken).ConfigureAwait(false);
        unfinished.Finish(services, new RunEventStream(services.Store, sink, services.Time, record.RunId));
        events.Notice(RunnerCodes.DeadRunFinished, $"Run {record.RunId} had died while it made its targets visible; its remaining moves were made first.");
    }
}
