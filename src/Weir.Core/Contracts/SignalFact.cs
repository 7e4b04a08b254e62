namespace Weir.Core.Contracts;

/// <summary>What a signal of the user's records.</summary>
/// <param name="Values">Name to value: numbers, texts, booleans, or null.</param>
public sealed record SignalFact(IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>A verdict for a Regulator; null when the signal gives none.</summary>
    public bool? Passed { get; init; }
}
