using Weir.Core.Contracts;

namespace Weir.Conformance.Stores;

/// <summary>What every lock store must do alike. A test class derives this with its store.</summary>
public abstract class LockStoreConformance
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Opens the store under test on a clock; two calls in one test open the same locks.</summary>
    protected abstract ILockStore Open(TimeProvider time);

    protected SteppedTime Time { get; } = new();

    [Fact]
    public void A_lock_has_one_holder_and_is_free_again_when_released()
    {
        ILockStore locks = Open(Time);
        LockGrant first = locks.TryAcquire("l", "run a", Lease).ShouldNotBeNull();
        first.ShouldBe(new LockGrant("l", "run a", first.Token));

        locks.TryAcquire("l", "run b", Lease).ShouldBeNull();
        locks.TryAcquire("l", "run a", Lease).ShouldBeNull();
        locks.TryAcquire("other", "run b", Lease).ShouldNotBeNull();
        locks.FindLock("l").ShouldBe(new LockRecord("l", "run a", first.Token, Time.GetUtcNow(), Time.GetUtcNow() + Lease, Expired: false));

        locks.Release(first);
        locks.FindLock("l").ShouldBeNull();
        locks.TryAcquire("l", "run b", Lease)!.Token.ShouldBeGreaterThan(first.Token);
    }

    [Fact]
    public void A_lease_that_is_not_renewed_ends_and_its_grant_is_void_once_another_has_the_lock()
    {
        ILockStore locks = Open(Time);
        LockGrant dead = locks.TryAcquire("l", "dead", Lease).ShouldNotBeNull();
        Time.Advance(Lease);
        locks.FindLock("l").ShouldBeNull();
        locks.ListLocks().ShouldHaveSingleItem().Expired.ShouldBeTrue();

        LockGrant next = Open(Time).TryAcquire("l", "next", Lease).ShouldNotBeNull();

        next.Token.ShouldBeGreaterThan(dead.Token);
        locks.TryRenew(dead, Lease).ShouldBeFalse();
        locks.Release(dead);
        locks.FindLock("l")!.Owner.ShouldBe("next");
    }

    [Fact]
    public void A_renewed_lease_runs_from_the_renewal_and_a_late_one_counts_when_nobody_came_between()
    {
        ILockStore locks = Open(Time);
        LockGrant grant = locks.TryAcquire("l", "a", Lease).ShouldNotBeNull();
        Time.Advance(Lease * 0.9);
        locks.TryRenew(grant, Lease).ShouldBeTrue();
        Time.Advance(Lease * 0.9);
        locks.TryAcquire("l", "b", Lease).ShouldBeNull();

        Time.Advance(Lease);
        locks.TryRenew(grant, Lease).ShouldBeTrue();
        locks.TryAcquire("l", "b", Lease).ShouldBeNull();
    }

    [Fact]
    public void A_stolen_or_broken_lock_voids_its_grant()
    {
        ILockStore locks = Open(Time);
        LockGrant first = locks.TryAcquire("l", "a", Lease).ShouldNotBeNull();
        LockGrant thief = locks.TryAcquire("l", "b", Lease, steal: true).ShouldNotBeNull();
        thief.Token.ShouldBeGreaterThan(first.Token);
        locks.TryRenew(first, Lease).ShouldBeFalse();
        locks.TryRenew(thief, Lease).ShouldBeTrue();

        locks.Break("l").ShouldBeTrue();
        locks.Break("l").ShouldBeFalse();
        locks.TryRenew(thief, Lease).ShouldBeFalse();
        locks.TryAcquire("l", "c", Lease)!.Token.ShouldBeGreaterThan(thief.Token);
    }

    [Fact]
    public void Locks_are_listed_in_ordinal_order_with_their_holders()
    {
        ILockStore locks = Open(Time);
        locks.ListLocks().ShouldBeEmpty();
        locks.TryAcquire("b'x", "run 'b'", Lease);
        locks.TryAcquire("a", "run a", Lease * 2);
        Time.Advance(Lease);

        locks.ListLocks().Select(l => (l.Name, l.Owner, l.Expired)).ShouldBe([("a", "run a", false), ("b'x", "run 'b'", true)]);
    }

    [Fact]
    public async Task Of_many_that_want_a_lock_at_once_one_gets_it()
    {
        LockGrant?[] grants = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Open(Time).TryAcquire("l", $"run {i}", Lease))));

        grants.Count(g => g is not null).ShouldBe(1);
    }
}
