using System.Globalization;
using StackExchange.Redis;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Stores.Redis;

/// <summary>Locks in Redis, by the server's clock.</summary>
public sealed class RedisLockStore : ILockStore, IAsyncDisposable
{
    private readonly RedisServer server;
    private readonly TimeProvider? clock;
    private readonly RedisKey[] keys;

    private RedisLockStore(RedisServer server, TimeProvider? clock)
    {
        this.server = server;
        this.clock = clock;
        keys = [server.Key("locks"), server.Key("lock-token")];
    }

    /// <param name="address"><c>redis://:password@host:6379/0?prefix=weir</c>.</param>
    /// <param name="clock">The clock; the server's when left out.</param>
    /// <exception cref="WeirException">The server can't be reached, or does not let this user in.</exception>
    public static RedisLockStore Open(string address, TimeProvider? clock = null) => new(RedisServer.Open(address), clock);

    public LockGrant? TryAcquire(string name, string owner, TimeSpan lease, bool steal = false)
    {
        RedisResult token = server.Run(RedisScripts.Acquire, keys, Now(), name, owner, Microseconds(lease), steal ? "1" : "0");
        return token.IsNull ? null : new LockGrant(name, owner, Number((string)token!));
    }

    public bool TryRenew(LockGrant grant, TimeSpan lease) => (int)server.Run(RedisScripts.Renew, keys, Now(), grant.Name, TextOf(grant.Token), Microseconds(lease)) == 1;

    public void Release(LockGrant grant) => server.Run(RedisScripts.Release, keys, "", grant.Name, TextOf(grant.Token));

    public LockRecord? FindLock(string name) => ListLocks().FirstOrDefault(held => held.Name == name && !held.Expired);

    public IReadOnlyList<LockRecord> ListLocks()
    {
        string[] all = (string[])server.Run(RedisScripts.List, keys, Now())!;
        DateTimeOffset now = Moment(all[0]);
        List<LockRecord> locks = [];
        for (int i = 1; i < all.Length; i += 2)
        {
            string[] parts = all[i + 1].Split('|', 4);
            DateTimeOffset expires = Moment(parts[2]);
            locks.Add(new LockRecord(all[i], parts[3], Number(parts[0]), Moment(parts[1]), expires, expires <= now));
        }

        locks.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return locks;
    }

    public bool Break(string name) => server.Use(database => database.HashDelete(keys[0], name));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string TextOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.UnixEpoch.AddTicks(Number(text) * TimeSpan.TicksPerMicrosecond);

    private static string Microseconds(TimeSpan time) => TextOf(time.Ticks / TimeSpan.TicksPerMicrosecond);

    private string Now() => clock is null ? "" : Microseconds(clock.GetUtcNow() - DateTimeOffset.UnixEpoch);
}
