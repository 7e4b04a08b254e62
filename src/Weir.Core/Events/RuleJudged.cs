namespace Weir.Core.Events;

/// <summary>An Assert rule was judged.</summary>
public sealed record RuleJudged : RunEvent
{
    public override string Name => "rule_judged";

    public required string ModuleId { get; init; }

    /// <summary>The rule's place in the list, from 0.</summary>
    public required int Index { get; init; }

    public required string RuleType { get; init; }

    public required bool Passed { get; init; }

    /// <summary>What a broken rule does: abort, warn, webhook, quarantine, trigger_agent.</summary>
    public required string Action { get; init; }

    /// <summary>The figure that was judged, in words.</summary>
    public required string Message { get; init; }

    public string? ErrorType { get; init; }

    /// <summary>Rows that broke a row rule, where counted.</summary>
    public long? FailedRows { get; init; }
}
