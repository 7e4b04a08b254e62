using Weir.Conformance.Stores;
using Weir.Core.Contracts;
using Weir.Runner.State;

namespace Weir.Runner.Tests.State;

public sealed class MemoryStateStoreTests : StateStoreConformance
{
    private readonly MemoryStateStore store = new();

    protected override IStateStore Open() => store;
}

public sealed class MemoryLockStoreTests : LockStoreConformance
{
    private MemoryLockStore? store;

    protected override ILockStore Open(TimeProvider time) => LazyInitializer.EnsureInitialized(ref store, () => new MemoryLockStore(time));
}
