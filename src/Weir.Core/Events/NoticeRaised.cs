namespace Weir.Core.Events;

/// <summary>Something that the user should know and that does not stop the run.</summary>
public sealed record NoticeRaised : RunEvent
{
    public override string Name => "notice_raised";

    /// <summary>The rule id, for suppression.</summary>
    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? ModuleId { get; init; }
}
