namespace Weir.Core.Events;

/// <summary>One move that makes a target visible; written down before the first is made, so that any process can finish them.</summary>
public sealed record PublishStep
{
    public required string ModuleId { get; init; }

    public required PublishKind Kind { get; init; }

    /// <summary>What is published: a staged file or folder; for a depot value its text.</summary>
    public required string Staged { get; init; }

    /// <summary>Where it goes: an absolute path; for a depot value its key.</summary>
    public required string Target { get; init; }
}
