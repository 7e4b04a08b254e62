using System.Collections.Concurrent;
using Weir.Conformance.Stores;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Stores.Depots;
using Weir.Stores.Redis;
using Weir.Stores.Tests.Depots;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Redis;

public sealed class RedisLockTests(RedisService service) : LockStoreConformance, IDisposable
{
    private readonly string address = service.NewAddress();
    private readonly ConcurrentBag<RedisLockStore> open = [];

    public void Dispose() => open.ToList().ForEach(Disposal.Of);

    [Fact]
    public void By_the_servers_own_clock_a_lock_is_held_for_its_lease()
    {
        RedisLockStore locks = RedisLockStore.Open(address);
        open.Add(locks);
        LockGrant grant = locks.TryAcquire("größe|x", "run|a", TimeSpan.FromHours(1)).ShouldNotBeNull();

        LockRecord held = locks.FindLock("größe|x").ShouldNotBeNull();
        held.ShouldBe(new LockRecord("größe|x", "run|a", grant.Token, held.AcquiredAt, held.AcquiredAt.AddHours(1), Expired: false));
        locks.TryAcquire("größe|x", "b", TimeSpan.FromHours(1)).ShouldBeNull();
        locks.TryAcquire("gone at once", "b", TimeSpan.Zero).ShouldNotBeNull().Token.ShouldBeGreaterThan(grant.Token);
        locks.ListLocks().Single(l => l.Name == "gone at once").Expired.ShouldBeTrue();
    }

    protected override ILockStore Open(TimeProvider time)
    {
        RedisLockStore locks = RedisLockStore.Open(address, time);
        open.Add(locks);
        return locks;
    }
}

public sealed class RedisDepotTests(RedisService service) : DepotConformance, IDisposable
{
    private readonly string address = service.NewAddress();
    private readonly ConcurrentBag<IDepot> open = [];

    public void Dispose() => open.ToList().ForEach(Disposal.Of);

    [Theory]
    [InlineData("redis://:hidden@127.0.0.1:1/0", "can't be reached")]
    [InlineData("redis://:hidden@127.0.0.1/x", "is no number")]
    [InlineData("redis://:hidden@127.0.0.1/0?nonsense=hidden", "no option 'nonsense'")]
    [InlineData("http://:hidden@127.0.0.1", "no 'redis://HOST'")]
    public void A_wrong_address_is_named_without_what_it_holds(string wrong, string said)
    {
        Diagnostic refused = Should.Throw<WeirException>(() => RedisDepot.Open(wrong, Time)).Diagnostic;

        refused.Message.ShouldContain(said);
        refused.Message.ShouldNotContain("hidden");
    }

    protected override IDepot Open()
    {
        RedisDepot depot = RedisDepot.Open(address, Time);
        open.Add(depot);
        return depot;
    }
}
