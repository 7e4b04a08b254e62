using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Runner.Checkpoint;
using Weir.Runner.Publish;
using Weir.Runner.Run;
using Weir.Runner.Tasks;

namespace Weir.Runner;

/// <summary>Runs one Manifest, once, safely: targets change when everything is written and judged, or not at all.</summary>
public sealed class PipelineRunner(RunnerServices services)
{
    /// <summary>Runs a Manifest, or continues a run that died.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="sink">Hears every event.</param>
    /// <param name="cancellationToken">Stops the run; its targets stay as they were. Once publishing has begun it is finished.</param>
    /// <remarks>Failures are outcomes, not exceptions.</remarks>
    public async Task<RunOutcome> RunAsync(RunRequest request, IEventSink sink, CancellationToken cancellationToken)
    {
        try
        {
            return await For(request.Manifest).ClaimAndRunAsync(request, sink, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Cancelled();
        }
        catch (WeirException failure) when (failure.Diagnostic.Code == RunnerCodes.BadSelection)
        {
            return RunOutcome.Refused(ExitCodes.Usage, failure.Diagnostic);
        }
        catch (Exception failure)
        {
            return RunOutcome.Refused(ExitCodes.RunTime, Redacted(Failures.ToDiagnostic(failure, null, SourceSpan.None)));
        }
    }

    /// <summary>Knows the targets of a Manifest wherever they live.</summary>
    private PipelineRunner For(Manifest manifest) => new(services with { Targets = RoutedTargets.Of(services.Targets, manifest, services) });

    private async Task<RunOutcome> ClaimAndRunAsync(RunRequest request, IEventSink sink, CancellationToken cancellationToken)
    {
        if (RunIdRule.Check(request.RunId) is { } badId)
        {
            return RunOutcome.Refused(ExitCodes.Usage, badId);
        }

        using IDisposable? claim = services.Store.TryClaimRun(request.RunId);
        if (claim is null)
        {
            return Refuse(ExitCodes.Usage, RunnerCodes.RunIdTaken, $"Run {request.RunId} is being executed by another process.", "Wait for it, or choose another id.");
        }

        if (request.Resume is null)
        {
            return services.Store.FindRun(request.RunId) is null
                ? await StartAsync(request, sink, cancellationToken).ConfigureAwait(false)
                : Refuse(ExitCodes.Usage, RunnerCodes.RunIdTaken, $"The history holds a run {request.RunId} already.", $"Choose another id, or continue it with --resume {request.RunId}.");
        }

        // The record may be older than the claim: another process may have finished the run in between.
        RunRecord record = services.Store.FindRun(request.RunId) ?? request.Resume;
        return await ResumeAsync(request with { Resume = record }, record, sink, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunOutcome> ResumeAsync(RunRequest request, RunRecord record, IEventSink sink, CancellationToken cancellationToken)
    {
        if (record.Status == RunStatus.Success)
        {
            // It may have died between its end and the removal of its folders.
            new TaskWorkspaces(request.Manifest, record.RunId, services.WorkDirectory).End(RunStatus.Success);
            return new RunOutcome(RunStatus.Success, ExitCodes.Done, [new Diagnostic(RunnerCodes.AlreadyDone, SourceSpan.None, $"Run {record.RunId} had succeeded; there is nothing left to do.")]);
        }

        if (UnfinishedPublish.Of(record) is { } unfinished)
        {
            using TargetLeases leases = new(services.Targets, record.RunId, services.Time);
            await leases.TakeAsync(unfinished.Targets, request.WaitForTargets, static (_, _) => { }, placeOf: null, cancellationToken).ConfigureAwait(false);
            if (unfinished.Finish(services, new RunEventStream(services.Store, sink, services.Time, record.RunId)))
            {
                return new RunOutcome(RunStatus.Success, ExitCodes.Done, []);
            }

            record = services.Store.FindRun(record.RunId) ?? record;
        }

        return new ResumeCheck(services.Store, request, record).Refusal() is { } refusal
            ? RunOutcome.Refused(ExitCodes.Configuration, Redacted(refusal))
            : await StartAsync(request with { Resume = record }, sink, cancellationToken).ConfigureAwait(false);
    }

    private Task<RunOutcome> StartAsync(RunRequest request, IEventSink sink, CancellationToken cancellationToken) =>
        new RunSession(services, request, Selection.Of(request.Manifest, request.From, request.To), sink).RunAsync(cancellationToken);

    private Diagnostic Redacted(Diagnostic diagnostic) => diagnostic with { Message = services.Redactor.Redact(diagnostic.Message) };

    private static RunOutcome Cancelled() =>
        new(RunStatus.Cancelled, ExitCodes.RunTime, [new Diagnostic(RunnerCodes.Cancelled, SourceSpan.None, "The run was stopped before it began; nothing was touched.")]);

    private static RunOutcome Refuse(int exitCode, DiagnosticCode code, string message, string hint) =>
        RunOutcome.Refused(exitCode, new Diagnostic(code, SourceSpan.None, message) { Hint = hint });
}
