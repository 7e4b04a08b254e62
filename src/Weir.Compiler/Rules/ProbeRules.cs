using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;

namespace Weir.Compiler.Rules;

/// <summary>Rules over the signals of a Probe.</summary>
internal static class ProbeRules
{
    public static void Check(RuleReporter reporter)
    {
        Config config = reporter.Config;
        IReadOnlyList<Config> signals = config.Get(ProbeSpec.SignalList);
        if (signals.Count == 0)
        {
            reporter.Missing(
                config.SpanOf(ProbeSpec.SignalList), $"The Probe '{reporter.Module.Id}' has no signals.",
                "Give at least one: 'signals: [{ type: row_count_estimate }]'.");
        }
    }

    /// <summary>True when one of the signals gives a verdict, which a Regulator can read.</summary>
    public static bool GivesVerdict(Config probe)
    {
        foreach (Config signal in probe.Get(ProbeSpec.SignalList))
        {
            if (signal.Get(ProbeSpec.SignalType) is "threshold" || signal.Has(ProbeSpec.PassedWhen) || signal.Has(ProbeSpec.Class))
            {
                return true;
            }
        }

        return false;
    }
}
