using System.Globalization;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Run;

/// <summary>Opens or closes a gate by a person's word, else by the newest verdict of the Probe on its signal edge. Without either the gate is open.</summary>
internal sealed class RegulatorExecutor : IModuleExecutor
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(0.5);

    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        string? probe = context.Manifest.EdgesInto(module.Id).FirstOrDefault(e => e.Port == Ports.Signal)?.From;
        bool open = await WaitAsync(module, () => Word(context, module.Id, probe)?.Open ?? (probe is null || context.VerdictOf(probe) != false), context.Services.Time, cancellationToken).ConfigureAwait(false);
        string reason = Word(context, module.Id, probe) is { } word && word.Open == open ? Spoken(word) : Reason(module, probe, open, probe is null ? null : context.VerdictOf(probe));
        context.Events.Publish(new GateDecided { RunId = context.RunId, At = context.Events.Now, ModuleId = module.Id, Open = open, Reason = reason });
        return open ? ModuleOutcome.Done : Close(module, reason, context);
    }

    /// <summary>What a person has said of the gate, or of its Probe.</summary>
    private static (bool Open, string Reason)? Word(RunContext context, string gate, string? probe)
    {
        string blueprint = context.Manifest.BlueprintId;
        return SignalOverrides.Find(context.Services.State, blueprint, gate) ?? (probe is null ? null : SignalOverrides.Find(context.Services.State, blueprint, probe));
    }

    private static string Spoken((bool Open, string Reason) word) =>
        $"it was {(word.Open ? "opened" : "closed")} by hand{(word.Reason.Length == 0 ? "" : $" ({word.Reason})")}";

    private static async ValueTask<bool> WaitAsync(ManifestModule module, Func<bool> isOpen, TimeProvider time, CancellationToken cancellationToken)
    {
        TimeSpan timeout = module.Config.Get(RegulatorSpec.Timeout);
        TimeSpan poll = module.Config.Get(RegulatorSpec.Poll);
        poll = poll < ShortestPoll ? ShortestPoll : poll;
        long started = time.GetTimestamp();
        while (!isOpen())
        {
            TimeSpan left = timeout - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            await Task.Delay(left < poll ? left : poll, time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private static ModuleOutcome Close(ManifestModule module, string reason, RunContext context)
    {
        RegulatorAction action = module.Config.Get(RegulatorSpec.OnBlock);
        bool skips = action == RegulatorAction.Skip;
        Diagnostic diagnostic = new(skips ? RunnerCodes.GateClosed : RunnerCodes.GateAborted, module.Span, $"The gate '{module.Id}' is closed: {reason}.")
        {
            ModuleId = module.Id,
            Hint = action == RegulatorAction.TriggerAgent ? "on_block: trigger_agent stops the run as abort does; the failure is marked for a repair." : null,
        };
        RunError error = context.ToRunError(diagnostic);
        return skips ? ModuleOutcome.Skip(error) with { SkipsDownstream = true } : ModuleOutcome.Stop(error, diagnostic);
    }

    private static string Reason(ManifestModule module, string? probe, bool open, bool? verdict)
    {
        if (verdict is null)
        {
            return probe is null ? "no Probe is attached" : $"Probe '{probe}' gave no verdict in this run";
        }

        string timeout = module.Config.Get(RegulatorSpec.Timeout).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return open ? $"Probe '{probe}' passed" : $"Probe '{probe}' did not pass within {timeout} s";
    }
}
