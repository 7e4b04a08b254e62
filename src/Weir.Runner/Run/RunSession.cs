using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Text;
using Weir.Runner.Checkpoint;
using Weir.Runner.Hooks;
using Weir.Runner.Locks;
using Weir.Runner.Publish;
using Weir.Runner.Tasks;
using Weir.Runner.Webhooks;

namespace Weir.Runner.Run;

/// <summary>One execution of a Manifest: lease, bind, execute, publish, or clean up.</summary>
internal sealed class RunSession
{
    private readonly RunnerServices services;
    private readonly RunRequest request;
    private readonly Manifest manifest;
    private readonly IEventSink sink;
    private readonly DateTimeOffset runStartedAt;
    private readonly RunEventStream events;
    private readonly CheckpointFiles checkpoints;
    private readonly ModuleFingerprints fingerprints;
    private readonly long started;
    private Dictionary<string, TargetPlan> plans = new(StringComparer.Ordinal);
    private readonly HookChain hooks;
    private bool announced;
    private bool planned;
    private bool leavesWork;

    /// <param name="services">Everything from outside.</param>
    /// <param name="request">The run; its Manifest is the whole one.</param>
    /// <param name="manifest">The part of it that runs.</param>
    /// <param name="sink">Hears every event.</param>
    public RunSession(RunnerServices services, RunRequest request, Manifest manifest, IEventSink sink)
    {
        this.services = services;
        this.request = request;
        this.manifest = manifest;
        this.sink = sink;
        runStartedAt = request.Resume?.StartedAt ?? services.Time.GetUtcNow();
        events = new RunEventStream(services.Store, sink, services.Time, request.RunId);
        checkpoints = new CheckpointFiles(services.CheckpointDirectory, request.RunId);
        fingerprints = new ModuleFingerprints(request.Manifest, new ModuleGraph(request.Manifest), m => services.Components?.IdentityOf(m, request.Manifest.BaseDirectory));
        started = services.Time.GetTimestamp();
        RunHookContext hooked = new(manifest, request.RunId, Guid.NewGuid().ToString("n"));
        hooks = new HookChain(manifest.Hooks is null ? services.Hooks : [.. services.Hooks, new BlueprintHooks(services)], hooked, events, services.Redactor, services.Time);
    }

    /// <exception cref="WeirException">The run was refused before it began.</exception>
    public async Task<RunOutcome> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            RunOutcome outcome = await PrepareAndRunAsync(cancellationToken).ConfigureAwait(false);
            if (!announced)
            {
                await hooks.OnRefusedAsync(outcome.Diagnostics).ConfigureAwait(false);
            }

            return outcome;
        }
        catch (WeirException refusal) when (!announced)
        {
            await hooks.OnRefusedAsync([refusal.Diagnostic]).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<RunOutcome> PrepareAndRunAsync(CancellationToken cancellationToken)
    {
        DiagnosticBag findings = [];
        TargetPlanner.Check(manifest, services, findings);
        using TargetLeases leases = new(services.Targets, request.RunId, services.Time);
        ResumePlan resume = ResumePlan.None;
        if (request.Resume is not null && !findings.HasErrors)
        {
            // What is left of the earlier attempt decides what must be defined at all.
            await TakeTargetsAsync(leases, cancellationToken).ConfigureAwait(false);
            resume = ResumePlan.Of(request.Resume, manifest, fingerprints, Stands, checkpoints);
        }

        Binding binding = await Binder.BindAsync(services, manifest, runStartedAt, resume, cancellationToken).ConfigureAwait(false);
        await using (binding.ConfigureAwait(false))
        {
            findings.AddRange(binding.Diagnostics);
            if (findings.HasErrors)
            {
                return RunOutcome.Refused(ExitCodes.OfRefusal(findings), Clean(findings));
            }

            if (request.Resume is null)
            {
                await TakeTargetsAsync(leases, cancellationToken).ConfigureAwait(false);
            }

            return await BeginAsync(binding, resume, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Leases the targets, clears away what dead runs left there, and decides what happens to each.</summary>
    private async ValueTask TakeTargetsAsync(TargetLeases leases, CancellationToken cancellationToken)
    {
        ManifestModule[] writers = [.. TargetPlanner.Writers(manifest).Where(m => request.Resume?.Published.Contains(m.Id) != true)];
        Dictionary<string, SourceSpan> places = [];
        foreach (ManifestModule writer in writers)
        {
            places.TryAdd(TargetPlanner.TargetOf(writer, manifest, services), TargetPlanner.PlaceOf(writer));
        }

        await leases.TakeAsync(places.Keys, request.WaitForTargets, AnnounceWait, target => places[target], cancellationToken).ConfigureAwait(false);
        await new DeadRuns(services, leases, sink, events).ClearAsync(cancellationToken).ConfigureAwait(false);
        plans = writers.ToDictionary(m => m.Id, PlanOf, StringComparer.Ordinal);
    }

    private TargetPlan PlanOf(ManifestModule module)
    {
        string target = TargetPlanner.TargetOf(module, manifest, services);
        bool isCommitted = services.Engines.TryGetValue(module.Engine, out IEngine? engine) && engine.Capabilities.CommittedFormats.Contains(module.Config.Get(EgressSpec.Format));
        TargetState present = services.Targets.Inspect(target);
        TargetPlan plan = TargetPlanner.Plan(module, target, present, isCommitted);
        if (plan is { LeavesTarget: false, Kind: PublishKind.ReplaceFile or PublishKind.ReplaceFolder } && present == TargetState.Folder)
        {
            TargetPlanner.RefuseForeign(plan, services.Targets, engine?.Capabilities.EgressFormats ?? []);
        }

        return plan;
    }

    /// <summary>A write is flushed before its end is stored, so a staged path of a stored success is whole. One that took over an existing file's rows is made again: the file may have changed.</summary>
    private bool Stands(ManifestModule module, ModuleFinished end) => plans.TryGetValue(module.Id, out TargetPlan? plan)
        ? plan is { LeavesTarget: false, TakesOver: false } && services.Targets.Inspect(services.Targets.StagedPath(plan.Target, request.RunId, module.Id)) != TargetState.Absent
        : TargetPlanner.IsDepot(module) && ModuleOutputs.DepotValueIn(end.Outputs) is not null;

    private async Task<RunOutcome> BeginAsync(Binding binding, ResumePlan resume, CancellationToken cancellationToken)
    {
        using HeldLock? held = manifest.Lock is { } policy
            ? await new RunLocks(services, request.RunId).TakeAsync(policy, null, AnnounceWait, cancellationToken).ConfigureAwait(false)
            : null;
        Announce();
        announced = true;
        using CancelRequests.Watch watch = new(services, request.RunId, events);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Token, held?.Lost ?? CancellationToken.None);
        await hooks.BeforeRunAsync().ConfigureAwait(false);
        try
        {
            return await ExecuteAsync(binding, resume, held, both.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Discard(keepCheckpoints: true);
            bool cancelled = cancellationToken.IsCancellationRequested || watch.Token.IsCancellationRequested;
            Diagnostic diagnostic = cancelled
                ? new Diagnostic(RunnerCodes.Cancelled, SourceSpan.None, "The run was stopped; its targets are as they were.")
                : Failures.ToDiagnostic(held?.Lost.IsCancellationRequested == true ? held.Failure() : failure, null, SourceSpan.None);
            return await EndAsync(cancelled ? RunStatus.Cancelled : RunStatus.Error, Failures.ToRunError(diagnostic, services.Redactor), [diagnostic]).ConfigureAwait(false);
        }
    }

    private async Task<RunOutcome> ExecuteAsync(Binding binding, ResumePlan resume, HeldLock? held, CancellationToken cancellationToken)
    {
        WebhookSender webhooks = new(services, manifest, events);
        await using (webhooks.ConfigureAwait(false))
        {
            RunContext context = new RunContextFactory(services, manifest, events, binding, runStartedAt, plans, resume, fingerprints, checkpoints, hooks).Create(webhooks);
            ManifestExecution execution = new(context, request.Parallelism ?? manifest.Parallelism);
            await RunInTimeAsync(execution, binding, cancellationToken).ConfigureAwait(false);
            await webhooks.DrainAsync().ConfigureAwait(false);
            if (execution.Stopped is { } error)
            {
                Discard(keepCheckpoints: true);
                return await EndAsync(RunStatus.Error, error, [execution.Cause!]).ConfigureAwait(false);
            }

            held?.Confirm();
            return await PublishAsync(execution, binding).ConfigureAwait(false);
        }
    }

    /// <summary>Returns or throws once nothing writes any more, so that what was staged can be removed; an engine in the middle of an endless step has its files open, and removing takes them from it.</summary>
    private async ValueTask RunInTimeAsync(ManifestExecution execution, Binding binding, CancellationToken cancellationToken)
    {
        using RunTimeout limit = new(manifest.Timeout, services.Time, cancellationToken);
        try
        {
            await execution.RunAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.Reached)
        {
            throw limit.Failure(RunnerCodes.RunTimedOut, "The run", SourceSpan.None, null);
        }
        finally
        {
            await binding.DrainAsync(services.Time).ConfigureAwait(false);
            leavesWork = binding.LeavesWork;
        }
    }

    /// <summary>From here on the run is finished, by this process or by another: the token is not heard any more.</summary>
    private async Task<RunOutcome> PublishAsync(ManifestExecution execution, Binding binding)
    {
        // Nothing is discarded from here on, whatever fails: once the plan may be stored, the staged data belongs to whoever finishes it.
        planned = true;
        try
        {
            if (execution.Steps.Count > 0)
            {
                events.Publish(new PublishStarted { RunId = request.RunId, At = events.Now, Steps = execution.Steps });
                new Publisher(services.Targets, services.Store).Publish(execution.Steps, [], events);
            }
        }
        catch (Exception failure)
        {
            Diagnostic diagnostic = Failures.ToDiagnostic(failure, null, SourceSpan.None);
            return await EndAsync(RunStatus.Error, Failures.ToRunError(diagnostic, services.Redactor), [diagnostic]).ConfigureAwait(false);
        }

        planned = false;
        Discard(keepCheckpoints: execution.Lost is not null);
        await Aftercare.GiveAsync(execution.Steps, binding, events).ConfigureAwait(false);
        if (execution.Lost is not { } lost)
        {
            return await EndAsync(RunStatus.Success, null, []).ConfigureAwait(false);
        }

        Diagnostic loss = new(RunnerCodes.OutputLost, SourceSpan.None, $"Not everything that was asked for is done: {lost.Message}") { ModuleId = lost.ModuleId };
        return await EndAsync(execution.DidAnything ? RunStatus.Partial : RunStatus.Error, lost, [execution.Cause!, loss]).ConfigureAwait(false);
    }

    /// <summary>A fresh run's event bears the very time that its rows bear as <c>_aq_error_ts</c>, so that a resume can take it up again.</summary>
    private void Announce()
    {
        ResumeCheck? check = request.Resume is { } record ? new ResumeCheck(services.Store, request, record) : null;
        IReadOnlyList<string> changes = request.Force && check is not null ? check.Changes() : [];
        IReadOnlyList<string> changed = check?.ChangedModules() ?? [];
        events.Publish(new RunStarted
        {
            RunId = request.RunId,
            At = request.Resume is null ? runStartedAt : events.Now,
            BlueprintId = manifest.BlueprintId,
            BlueprintName = manifest.Name,
            SourcePath = manifest.SourcePath,
            Fingerprint = request.Manifest.Fingerprint,
            Engine = manifest.Engine,
            Modules = Outlines.Of(request.Manifest),
            ParentRunId = request.Resume?.RunId,
        });
        if (changes.Count > 0)
        {
            events.Notice(RunnerCodes.StructureChanged, $"The structure changed since the run began: {StructureDiff.ToText(changes)}.");
        }

        if (changed.Count > 0)
        {
            events.Notice(RunnerCodes.ModulesChanged, $"The Blueprint or its values are not those that the run began with, so these run again: {string.Join(", ", changed.Take(12))}{(changed.Count > 12 ? $" and {changed.Count - 12} more" : "")}.");
        }
    }

    private void AnnounceWait(LockRecord holder) => Tell(RunnerCodes.LockWaited, $"Waiting for the lock '{holder.Name}', which is held by {holder.Owner}.");

    private void AnnounceWait(string target, string holder) => Tell(RunnerCodes.TargetBusy, $"Waiting for {target}, which is being written by {holder}.");

    /// <summary>Shows something before the run begins, which is not stored.</summary>
    private void Tell(DiagnosticCode code, string message) => sink.Publish(new NoticeRaised { RunId = request.RunId, At = events.Now, Code = code.Id, Message = message });

    private async Task<RunOutcome> EndAsync(RunStatus status, RunError? error, IReadOnlyList<Diagnostic> diagnostics)
    {
        RunFinished end = new() { RunId = request.RunId, At = events.Now, Status = status, Duration = services.Time.GetElapsedTime(started), Error = error };
        events.Publish(end);
        new TaskWorkspaces(manifest, request.RunId, services.WorkDirectory).End(status);
        await hooks.AfterRunAsync(end).ConfigureAwait(false);
        events.Flush();
        return new RunOutcome(status, status == RunStatus.Success ? ExitCodes.Done : ExitCodes.RunTime, Clean(diagnostics)) { Error = error, LeavesWork = leavesWork };
    }

    private Diagnostic[] Clean(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(d => d with { Message = services.Redactor.Redact(d.Message) })];

    /// <summary>Removes staged data and kept rows; after a failure not those of modules that are to keep their work for a resume.</summary>
    private void Discard(bool keepCheckpoints)
    {
        foreach (TargetPlan plan in planned ? [] : plans.Values.Where(p => !keepCheckpoints || !checkpoints.Keeps(p.Module)))
        {
            services.Targets.Discard(plan.Target, request.RunId);
        }

        if (!keepCheckpoints)
        {
            checkpoints.Discard();
        }
    }
}
