using Weir.Core.Contracts;

namespace Weir.Hosting;

/// <summary>All that a project has stored.</summary>
/// <param name="Runs">The history and the depot.</param>
/// <param name="Pruner">Forgets runs.</param>
/// <param name="State">Breakers, and requests to stop runs.</param>
/// <param name="Locks">Who holds what.</param>
/// <param name="Targets">Where runs stage and publish.</param>
/// <param name="CheckpointDirectory">Where runs keep rows.</param>
public sealed record ProjectStores(IRunStore Runs, IRunPruner Pruner, IStateStore State, ILockStore Locks, ITargetStore Targets, string CheckpointDirectory) : IAsyncDisposable
{
    /// <summary>All that has to be closed; null for the runs only.</summary>
    public IAsyncDisposable? Opened { get; init; }

    public ValueTask DisposeAsync() => (Opened ?? Runs).DisposeAsync();
}
