using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Regulator: lets rows pass while a Probe's verdict is good.</summary>
public static class RegulatorSpec
{
    public static Field<RegulatorAction> OnBlock { get; } = Field.Choice(
            "on_block",
            new Choice<RegulatorAction>("skip", RegulatorAction.Skip, "what depends on it is skipped, the run still succeeds"),
            new Choice<RegulatorAction>("abort", RegulatorAction.Abort, "the run fails"),
            new Choice<RegulatorAction>("trigger_agent", RegulatorAction.TriggerAgent, "the run fails and a repair is asked for"))
        .Default(RegulatorAction.Skip).Doc("What a closed gate does.");

    public static Field<TimeSpan> Timeout { get; } = Field.Duration("timeout_seconds").Default(TimeSpan.Zero).Doc("How long to wait for the gate to open, by `weir signal` for example.");

    public static Field<TimeSpan> Poll { get; } = Field.Duration("poll_seconds").Default(TimeSpan.FromSeconds(30)).Doc("How often to look while waiting; at least half a second.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Module, "Regulator", "A gate that a Probe's verdict opens and closes. Without a signal edge it is compiled away.", [OnBlock, Timeout, Poll])
    {
        Example = "- id: gate\n  type: Regulator\n  config:\n    on_block: abort\n",
    };
}
