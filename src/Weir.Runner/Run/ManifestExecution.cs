using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Checkpoint;
using Weir.Runner.Publish;
using Weir.Runner.Tasks;

namespace Weir.Runner.Run;

/// <summary>Executes the modules of a Manifest, each behind those that it needs, up to the publish plan. Independent ones may run at once.</summary>
internal sealed class ManifestExecution(RunContext context, int parallelism)
{
    /// <summary>The lane of all engines when one's work may begin with another's.</summary>
    private const string AllEngines = "engines";

    private readonly Lock gate = new();
    private readonly ModuleGraph graph = new(context.Manifest);
    private readonly Standing standing = new(context.Manifest);
    private readonly ModuleRun moduleRun = new(context);
    private readonly SortedDictionary<int, PublishStep> steps = [];

    /// <summary>The moves to make, in the Manifest's order.</summary>
    public IReadOnlyList<PublishStep> Steps => [.. steps.Values];

    /// <summary>Why the run stopped; null when it came to its end.</summary>
    public RunError? Stopped { get; private set; }

    /// <summary><see cref="Stopped"/> or <see cref="Lost"/> with its place.</summary>
    public Diagnostic? Cause { get; private set; }

    /// <summary>The failure for which something that was asked for is missing although the run went on; null when nothing is.</summary>
    public RunError? Lost { get; private set; }

    /// <summary>True when some work counts: a write, or a side effect.</summary>
    public bool DidAnything { get; private set; }

    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        await new Scheduler(graph, parallelism, LaneOf, RunAsync).RunAsync(cancellationToken).ConfigureAwait(false);
        if (Stopped is null)
        {
            await context.Breakers.EndAllAsync().ConfigureAwait(false);
        }
    }

    private string? LaneOf(int place) =>
        context.Binding.Modules.TryGetValue(graph.Modules[place].Id, out BoundModule? bound) && Executors.Of(bound).UsesEngine
            ? context.Binding.HasHandovers ? AllEngines : bound.Module.Engine
            : null;

    private async ValueTask RunAsync(int place, CancellationToken cancellationToken)
    {
        ManifestModule module = graph.Modules[place];
        if (ReasonToSkip(module) is { } reason)
        {
            await SkipAsync(module, reason).ConfigureAwait(false);
        }
        else if (context.Resume.Restored(module.Id) is { } end)
        {
            Restore(module, place, end);
        }
        else if (new TaskGate(context, module).Closed() is var (closed, skipsDownstream))
        {
            if (skipsDownstream)
            {
                await SkipAsync(module, closed).ConfigureAwait(false);
            }
            else
            {
                await FinishAsync(module, ModuleOutcome.Skip(closed), TimeSpan.Zero).ConfigureAwait(false);
            }
        }
        else if (!context.Resume.IsPublished(module.Id))
        {
            await ExecuteAsync(context.Binding.Modules[module.Id], place, cancellationToken).ConfigureAwait(false);
        }
    }

    private RunError? ReasonToSkip(ManifestModule module)
    {
        lock (gate)
        {
            if (Stopped is not null && !module.Conduct.Always)
            {
                return new RunError(RunnerCodes.UpstreamFailed.Id, $"Did not run: '{Stopped.ModuleId}' failed.") { ModuleId = module.Id };
            }

            bool takenOver = context.Resume.Restored(module.Id) is not null || context.Resume.IsPublished(module.Id);
            if (!takenOver && !context.Binding.Modules.ContainsKey(module.Id))
            {
                string text = module.DisabledReason is { } why ? $"Did not run: {why}" : "Did not run: it, or a module that it needs, is switched off.";
                return new RunError(RunnerCodes.ModuleDisabled.Id, text) { ModuleId = module.Id };
            }

            return standing.Blocker(module) is var (upstream, reason)
                ? reason with { Message = $"Did not run: '{upstream}' did not. {reason.Message}", ModuleId = module.Id }
                : null;
        }
    }

    private ValueTask SkipAsync(ManifestModule module, RunError reason)
    {
        lock (gate)
        {
            standing.Lose(module.Id, reason);
            if (module.Type == ModuleType.Egress && reason.Code == RunnerCodes.UpstreamFailed.Id && Stopped is null)
            {
                Lost ??= reason;
            }
        }

        return FinishAsync(module, ModuleOutcome.Skip(reason), TimeSpan.Zero);
    }

    /// <summary>Takes over the work of an earlier attempt: what the module handed on, and the move that it prepared.</summary>
    private void Restore(ManifestModule module, int place, ModuleFinished end)
    {
        if (ModuleOutputs.VerdictIn(end.Outputs) is { } passed)
        {
            context.SetVerdict(module.Id, passed);
        }

        if (module.Type == ModuleType.Egress && !context.Resume.IsPublished(module.Id))
        {
            PublishStep step = TargetPlanner.IsDepot(module)
                ? DepotExecutor.StepOf(module, ModuleOutputs.DepotValueIn(end.Outputs)!)
                : EgressExecutor.StepOf(context.Targets[module.Id], context);
            lock (gate)
            {
                steps.Add(place, step);
                DidAnything = true;
            }
        }

        NoteOutputs(module.Id, end.Outputs);
        context.Statuses[module.Id] = end.Status;
        if (end is { Status: ModuleStatus.Skipped, Error: { } reason } && module.Conduct.NoDataSkipsDownstream)
        {
            lock (gate)
            {
                standing.Lose(module.Id, reason);
            }
        }

        context.Events.Publish(end with { At = context.Events.Now, Restored = true });
    }

    private void NoteOutputs(string moduleId, string? outputs)
    {
        if (outputs is not null)
        {
            context.Outputs[moduleId] = outputs;
        }
    }

    private async ValueTask ExecuteAsync(BoundModule bound, int place, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        long started = context.Services.Time.GetTimestamp();
        context.Events.Publish(new ModuleStarted { RunId = context.RunId, At = context.Events.Now, ModuleId = module.Id });
        await context.Hooks.BeforeModuleAsync(module).ConfigureAwait(false);
        ModuleOutcome outcome;
        try
        {
            outcome = await moduleRun.ExecuteAsync(bound, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await FailAsync(module, failure, context.Services.Time.GetElapsedTime(started)).ConfigureAwait(false);
            return;
        }

        Take(module, place, outcome);
        await FinishAsync(module, outcome, context.Services.Time.GetElapsedTime(started)).ConfigureAwait(false);
        if (context.Services.Lineage is { } tracer && module.Type != ModuleType.Task)
        {
            await LineageStep.TraceAsync(bound, tracer, context.Events, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Take(ManifestModule module, int place, ModuleOutcome outcome)
    {
        lock (gate)
        {
            if (outcome.Step is { } step)
            {
                steps.Add(place, step);
            }

            DidAnything |= outcome.Step is not null || (outcome.Status == ModuleStatus.Success && Executors.HasSideEffects(module));

            if (outcome.SkipsDownstream)
            {
                standing.Lose(module.Id, outcome.Error!);
            }

            if (outcome.StopsRun)
            {
                Cause ??= outcome.Cause;
                StopOrLose(outcome.Error!, context.Manifest.FailFast);
            }
        }
    }

    /// <summary>A module threw. A lazy chain fails where it is read, so the module that is to blame may be another, which then ends as failed.</summary>
    private async ValueTask FailAsync(ManifestModule module, Exception failure, TimeSpan duration)
    {
        ManifestModule blamed = context.Steps.BlamedFor(module, failure);
        Diagnostic cause = Failures.ToDiagnostic(failure, blamed.Id, blamed.Span);
        RunError error = context.ToRunError(cause);
        bool alertOnly = context.Steps.PolicyOf(module, failure).OnExhaustion == ExhaustionAction.AlertOnly;
        await context.Breakers.EndAsync(blamed, succeeded: false).ConfigureAwait(false);
        context.Webhooks.PostFailure(blamed, error);
        await FinishAsync(blamed, new ModuleOutcome(ModuleStatus.Error) { Error = error }, blamed == module ? duration : TimeSpan.Zero).ConfigureAwait(false);
        RunError passedOn = new(RunnerCodes.UpstreamFailed.Id, $"'{blamed.Id}' failed: {error.Message}") { ModuleId = module.Id };
        if (blamed != module)
        {
            context.Breakers.Abandon(module);
            await FinishAsync(module, ModuleOutcome.Skip(passedOn), duration).ConfigureAwait(false);
        }

        if (module.Conduct.ContinueOnError)
        {
            context.Events.Notice(TaskCodes.FailureTolerated, $"'{module.Id}' failed and the run goes on, as its author says.", module.Id);
            return;
        }

        lock (gate)
        {
            Cause ??= cause;
            standing.Lose(blamed.Id, passedOn);
            standing.Lose(module.Id, passedOn);
            if (!alertOnly)
            {
                StopOrLose(error, context.Manifest.FailFast);
            }
            else if (module.Type == ModuleType.Egress)
            {
                Lost ??= error;
            }
        }
    }

    private void StopOrLose(RunError error, bool failFast)
    {
        if (failFast)
        {
            Stopped ??= error;
        }
        else
        {
            Lost ??= error;
        }
    }

    private ValueTask FinishAsync(ManifestModule module, ModuleOutcome outcome, TimeSpan duration)
    {
        NoteOutputs(module.Id, outcome.Outputs);
        context.Statuses[module.Id] = outcome.Status;
        string? outputs = outcome.Outputs is null ? null : context.Services.Redactor.Redact(outcome.Outputs);
        ModuleFinished end = new()
        {
            RunId = context.RunId,
            At = context.Events.Now,
            ModuleId = module.Id,
            Status = outcome.Status,
            Duration = duration,
            RowsIn = outcome.RowsIn,
            RowsOut = outcome.RowsOut,
            BytesOut = outcome.BytesOut,
            Attempts = outcome.Status == ModuleStatus.Skipped ? 0 : context.Steps.AttemptsOf(module.Id),
            // What holds a secret is not kept, so it can't be handed on by a resume: the module runs again.
            Fingerprint = outputs == outcome.Outputs ? context.Fingerprints[module.Id] : null,
            Outputs = outputs,
            Error = outcome.Error,
        };
        context.Events.Publish(end);
        return context.Hooks.AfterModuleAsync(module, end);
    }
}
