using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The spellings of <see cref="AssertAction"/>.</summary>
public static class AssertActions
{
    public static Choice<AssertAction>[] Choices { get; } =
    [
        new("abort", AssertAction.Abort, "the run fails, nothing is published"),
        new("warn", AssertAction.Warn, "the run goes on with all rows, and says so"),
        new("webhook", AssertAction.Webhook, "as warn, and a URL is told"),
        new("quarantine", AssertAction.Quarantine, "bad rows leave through the spillway"),
        new("trigger_agent", AssertAction.TriggerAgent, "the run fails and a repair is asked for"),
    ];
}
