using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Hooks;
using Weir.Runner.Run;

namespace Weir.Runner.Breakers;

/// <summary>The circuit breakers of one run's modules.</summary>
internal sealed class RunBreakers(Manifest manifest, IStateStore store, RunEventStream events, HookChain hooks, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);

    /// <summary>Begins a call of a module's breaker, if it has one.</summary>
    /// <exception cref="WeirException">The breaker is open.</exception>
    public async ValueTask BeginAsync(ManifestModule module)
    {
        if (Of(module) is not { } breaker)
        {
            return;
        }

        (BreakerPhase from, BreakerPhase to, DateTimeOffset? retryAt) = breaker.Admit();
        await TellAsync(module, breaker, from, to).ConfigureAwait(false);
        if (retryAt is { } at)
        {
            string clock = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            throw new WeirException(new Diagnostic(RunnerCodes.BreakerOpen, module.Span, $"'{module.Id}' was not tried: its circuit breaker '{breaker.Name}' is open after too many failures.")
            {
                ModuleId = module.Id,
                Hint = $"It lets a call through again at {clock}.",
            });
        }

        lock (gate)
        {
            underWay.Add(module.Id);
        }
    }

    /// <summary>Notes how a call ended. Does nothing for a module whose call did not begin.</summary>
    public async ValueTask EndAsync(ManifestModule module, bool succeeded)
    {
        if (Of(module) is { } breaker && Take(module.Id))
        {
            (BreakerPhase from, BreakerPhase to) = breaker.Record(succeeded);
            await TellAsync(module, breaker, from, to).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets a call that came to no end of its own: what it read failed.</summary>
    public void Abandon(ManifestModule module) => Take(module.Id);

    /// <summary>Ends the calls that are still under way: of modules that are computed where they are read, and that nobody blamed.</summary>
    public async ValueTask EndAllAsync()
    {
        foreach (ManifestModule module in manifest.Modules.Where(m => m.Breaker is not null))
        {
            await EndAsync(module, succeeded: true).ConfigureAwait(false);
        }
    }

    private bool Take(string moduleId)
    {
        lock (gate)
        {
            return underWay.Remove(moduleId);
        }
    }

    private Breaker? Of(ManifestModule module) =>
        module.Breaker is { } policy ? new Breaker(Breaker.NameOf(manifest.BlueprintId, module.Id, policy), policy, store, time) : null;

    private ValueTask TellAsync(ManifestModule module, Breaker breaker, BreakerPhase from, BreakerPhase to)
    {
        if (from == to)
        {
            return default;
        }

        BreakerChanged change = new() { RunId = events.RunId, At = events.Now, ModuleId = module.Id, Breaker = breaker.Name, From = from, To = to };
        events.Publish(change);
        return hooks.OnBreakerChangedAsync(change);
    }
}
