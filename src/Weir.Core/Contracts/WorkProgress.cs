using Weir.Core.Events;

namespace Weir.Core.Contracts;

/// <summary>How far a piece of work has come.</summary>
/// <param name="Rows">Rows processed so far; 0 where the engine does not count them.</param>
/// <param name="TotalRows">Rows expected, or null.</param>
public readonly record struct WorkProgress(long Rows, long? TotalRows)
{
    /// <summary>What a cluster does; null on engines that count rows.</summary>
    public ClusterWork? Work { get; init; }
}
