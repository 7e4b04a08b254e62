namespace Weir.Core.Contracts;

/// <summary>What was staged.</summary>
/// <param name="Rows">Rows written, as the write itself counted them; rows taken over from an existing file are not among them.</param>
/// <param name="Bytes">Bytes staged.</param>
public sealed record WriteResult(long Rows, long Bytes)
{
    /// <summary>The answers to the request's observations, in their order; null where the engine could not take one, so that it has to be asked for.</summary>
    public IReadOnlyList<IReadOnlyList<MeasureValue>?> Observed { get; init; } = [];
}
