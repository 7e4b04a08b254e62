namespace Weir.Core.Events;

/// <summary>Why something failed, without secrets.</summary>
/// <param name="Code">The finding's id, for example <c>WEIR6001</c>.</param>
/// <param name="Message">A sentence.</param>
public sealed record RunError(string Code, string Message)
{
    public string? ModuleId { get; init; }

    /// <summary>The label that guards match: a rule's <c>error_type</c>, or the engine's error class.</summary>
    public string? ErrorType { get; init; }

    /// <summary><c>file:line:column</c> in the Blueprint, where known.</summary>
    public string? Place { get; init; }

    public string? Hint { get; init; }
}
