using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Text;
using Weir.Runner.Probes;
using Weir.Runner.Breakers;
using Weir.Runner.Publish;
using Weir.Runner.Webhooks;

namespace Weir.Runner.Run;

/// <summary>One execution of a bound Manifest: lease, execute, publish, or clean up.</summary>
internal sealed class RunSession
{
    private readonly RunnerServices services;
    private readonly RunRequest request;
    private readonly IEventSink sink;
    private readonly Binding binding;
    private readonly DateTimeOffset runStartedAt;
    private readonly RunEventStream events;
    private readonly long started;
    private bool planned;

    public RunSession(RunnerServices services, RunRequest request, IEventSink sink, Binding binding, DateTimeOffset runStartedAt)
    {
        this.services = services;
        this.request = request;
        this.sink = sink;
        this.binding = binding;
        this.runStartedAt = runStartedAt;
        events = new RunEventStream(services.Store, sink, services.Time, request.RunId);
        started = services.Time.GetTimestamp();
    }

    private Manifest Manifest => request.Manifest;

    /// <exception cref="WeirException">The run was refused before it began.</exception>
    public async Task<RunOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using TargetLeases leases = new(services.Targets, request.RunId, services.Time);
        ManifestModule[] writers = [.. TargetPlanner.Writers(Manifest).Where(m => request.Resume?.Published.Contains(m.Id) != true)];
        await leases.TakeAsync(writers.Select(TargetPlanner.TargetOf), request.WaitForTargets, AnnounceWait, cancellationToken).ConfigureAwait(false);
        await new DeadRuns(services, leases, sink, events).ClearAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<string, TargetPlan> plans = writers.ToDictionary(m => m.Id, m => TargetPlanner.Plan(m, services.Targets.Inspect(TargetPlanner.TargetOf(m))), StringComparer.Ordinal);
        Announce();
        try
        {
            return await ExecuteAsync(plans, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Discard(plans.Values);
            bool cancelled = cancellationToken.IsCancellationRequested;
            Diagnostic diagnostic = cancelled
                ? new Diagnostic(RunnerCodes.Cancelled, SourceSpan.None, "The run was stopped; its targets are as they were.")
                : Failures.ToDiagnostic(failure, null, SourceSpan.None);
            return End(cancelled ? RunStatus.Cancelled : RunStatus.Error, Failures.ToRunError(diagnostic, services.Redactor), [diagnostic]);
        }
    }

    private async Task<RunOutcome> ExecuteAsync(Dictionary<string, TargetPlan> plans, CancellationToken cancellationToken)
    {
        WebhookSender webhooks = new(services, Manifest, events);
        await using (webhooks.ConfigureAwait(false))
        {
            ManifestExecution execution = new(Context(plans, webhooks), request.Parallelism ?? Manifest.Parallelism);
            await RunInTimeAsync(execution, cancellationToken).ConfigureAwait(false);
            await webhooks.DrainAsync().ConfigureAwait(false);
            if (execution.Stopped is { } error)
            {
                Discard(plans.Values);
                return End(RunStatus.Error, error, [execution.Cause!]);
            }

            return Publish(execution, plans.Values);
        }
    }

    private async ValueTask RunInTimeAsync(ManifestExecution execution, CancellationToken cancellationToken)
    {
        using RunTimeout limit = new(Manifest.Timeout, services.Time, cancellationToken);
        try
        {
            await execution.RunAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.Reached)
        {
            throw limit.Failure(RunnerCodes.RunTimedOut, "The run", SourceSpan.None, null);
        }
    }

    /// <summary>From here on the run is finished, by this process or by another: the token is not heard any more.</summary>
    private RunOutcome Publish(ManifestExecution execution, IEnumerable<TargetPlan> plans)
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
            return End(RunStatus.Error, Failures.ToRunError(diagnostic, services.Redactor), [diagnostic]);
        }

        planned = false;
        Discard(plans);
        return execution.Lost is { } lost
            ? End(execution.Steps.Count > 0 ? RunStatus.Partial : RunStatus.Error, lost, [execution.Cause!, new Diagnostic(RunnerCodes.OutputLost, SourceSpan.None, $"Not everything that was asked for is done: {lost.Message}") { ModuleId = lost.ModuleId }])
            : End(RunStatus.Success, null, []);
    }

    private RunContext Context(Dictionary<string, TargetPlan> plans, WebhookSender webhooks)
    {
        MeasureBook measures = MeasureBook.Of(Manifest, binding, runStartedAt);
        ResumePoint resume = ResumePoint.Of(request.Resume, plans.Values, services.Targets);
        return new RunContext
        {
            Services = services,
            Manifest = Manifest,
            Binding = binding,
            Events = events,
            RunStartedAt = runStartedAt,
            Measures = measures,
            Settler = new Settler(binding.Relations, ReaderCount.Of(binding.Relations, DirectReads(measures, plans, resume))),
            Targets = plans,
            Resume = resume,
            Steps = new StepRunner(Manifest, events, services.Redactor, services.Time),
            Breakers = new RunBreakers(Manifest, services.State, events, services.Time),
            Webhooks = webhooks,
        };
    }

    /// <summary>Relation name to the number of writes, measure passes and peeks that read it.</summary>
    private Dictionary<string, int> DirectReads(MeasureBook measures, Dictionary<string, TargetPlan> plans, ResumePoint resume)
    {
        Dictionary<string, int> reads = new(StringComparer.Ordinal);
        foreach (MeasurePlan plan in measures.Plans.Where(p => !p.IsEmpty))
        {
            Count(plan.Relation, 1);
        }

        foreach (BoundModule bound in binding.Modules.Values)
        {
            if (bound.Module.Type == ModuleType.Probe)
            {
                Count(bound.Input, bound.Module.Config.Get(ProbeSpec.SignalList).Count(s => SignalBook.TypeOf(s) == SampleRows.Type));
            }
            else if (plans.TryGetValue(bound.Module.Id, out TargetPlan? plan) && !plan.LeavesTarget && resume.KeptWrite(bound.Module.Id) is null)
            {
                Count(bound.Input, 1);
            }
        }

        return reads;

        void Count(Relation relation, int more) => reads[relation.Name] = reads.GetValueOrDefault(relation.Name) + more;
    }

    /// <summary>A fresh run's event bears the very time that its rows bear as <c>_aq_error_ts</c>, so that a resume can take it up again.</summary>
    private void Announce() => events.Publish(new RunStarted
    {
        RunId = request.RunId,
        At = request.Resume is null ? runStartedAt : events.Now,
        BlueprintId = Manifest.BlueprintId,
        BlueprintName = Manifest.Name,
        SourcePath = Manifest.SourcePath,
        Fingerprint = Manifest.Fingerprint,
        Engine = Manifest.Engine,
        Modules = Outlines(),
        ParentRunId = request.Resume?.RunId,
    });

    private ModuleOutline[] Outlines()
    {
        ModuleGraph graph = new(Manifest);
        return [.. Manifest.Modules.Select((m, i) => new ModuleOutline(m.Id, m.Type.ToString(), m.Label, m.Engine)
        {
            Needs = [.. graph.Needs(i).Select(n => Manifest.Modules[n].Id).Order(StringComparer.Ordinal)],
        })];
    }

    private void AnnounceWait(string target, string holder) => sink.Publish(new NoticeRaised
    {
        RunId = request.RunId,
        At = events.Now,
        Code = RunnerCodes.TargetBusy.Id,
        Message = $"Waiting for {target}, which is being written by {holder}.",
    });

    private RunOutcome End(RunStatus status, RunError? error, IReadOnlyList<Diagnostic> diagnostics)
    {
        events.Publish(new RunFinished { RunId = request.RunId, At = events.Now, Status = status, Duration = services.Time.GetElapsedTime(started), Error = error });
        Diagnostic[] clean = [.. diagnostics.Select(d => d with { Message = services.Redactor.Redact(d.Message) })];
        return new RunOutcome(status, status == RunStatus.Success ? ExitCodes.Done : ExitCodes.RunTime, clean) { Error = error };
    }

    private void Discard(IEnumerable<TargetPlan> plans)
    {
        foreach (TargetPlan plan in planned ? [] : plans)
        {
            services.Targets.Discard(plan.Target, request.RunId);
        }
    }
}
