using Weir.Core.Contracts;
using Weir.Stores.Sql;

namespace Weir.Hosting.Stores;

/// <summary>The stores of a project while they are open.</summary>
/// <param name="History">The runs, with pruner and state.</param>
/// <param name="Runs">The runs and all depots.</param>
/// <param name="Locks">The locks.</param>
/// <param name="OfLocks">What the locks need, when they are not with the history.</param>
internal sealed record OpenedStores(SqlRunStore History, IRunStore Runs, ILockStore Locks, IAsyncDisposable? OfLocks) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (OfLocks is not null)
        {
            await OfLocks.DisposeAsync().ConfigureAwait(false);
        }

        await Runs.DisposeAsync().ConfigureAwait(false);
    }
}
