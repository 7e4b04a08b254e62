using System.Runtime.CompilerServices;
using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Stores.Depots;
using Weir.Stores.Postgres;
using Weir.Stores.Redis;
using Weir.Stores.Sql;
using Weir.Stores.Sqlite;

namespace Weir.Hosting.Stores;

/// <summary>Opens the stores of a project. What a store needs is loaded when a project asks for that store.</summary>
internal static class StoreOpener
{
    /// <summary>Opens everything; makes the history when it is not there yet.</summary>
    public static OpenedStores Open(StorePlaces places, TimeProvider time) => Around(OpenHistory(places.History, time), places, time);

    /// <summary>Opens everything, or returns null when there is no history yet; makes nothing.</summary>
    public static OpenedStores? OpenExisting(StorePlaces places, TimeProvider time) => OpenExistingHistory(places.History, time) is { } history ? Around(history, places, time) : null;

    /// <summary>Reads depots, each opened when it is first asked; a history that is not there yet has an empty one.</summary>
    public static DepotSet Depots(StorePlaces places, TimeProvider time) => new(name => places.Depots.TryGetValue(name, out StorePlace? place)
        ? OpenDepot(place, time)
        : name == DepotKey.Default && OpenExistingHistory(places.History, time) is { } history ? new SqlDepot(history) : null);

    /// <summary>One store of those that keep a history.</summary>
    public static SqlRunStore OpenHistory(StorePlace place, TimeProvider time) =>
        place.Backend == StoreBackend.Postgres ? OpenPostgres(place.Address, time) : SqliteRunStore.Open(place.Address, time);

    /// <summary>As <see cref="OpenHistory"/>, or null when it is not there yet; makes nothing.</summary>
    public static SqlRunStore? OpenExistingHistory(StorePlace place, TimeProvider time) =>
        place.Backend == StoreBackend.Postgres ? OpenExistingPostgres(place.Address, time) : SqliteRunStore.OpenExisting(place.Address, time);

    public static IDepot OpenDepot(StorePlace place, TimeProvider time) =>
        place.Backend == StoreBackend.Redis ? OpenRedisDepot(place.Address, time) : new SqlDepot(OpenHistory(place, time));

    private static OpenedStores Around(SqlRunStore history, StorePlaces places, TimeProvider time)
    {
        DepotSet? depots = places.Depots.Count == 0 ? null : new DepotSet(name => places.Depots.TryGetValue(name, out StorePlace? place) ? OpenDepot(place, time) : null);
        IRunStore runs = depots is null ? history : new RoutedStore(history, depots);
        return places.Locks switch
        {
            null => new OpenedStores(history, runs, history.Locks, null),
            { Backend: StoreBackend.Redis } place => OpenRedisLocks(history, runs, place.Address),
            { } place => OfHistory(history, runs, OpenHistory(place, time)),
        };
    }

    private static OpenedStores OfHistory(SqlRunStore history, IRunStore runs, SqlRunStore locks) => new(history, runs, locks.Locks, locks);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OpenedStores OpenRedisLocks(SqlRunStore history, IRunStore runs, string address)
    {
        RedisLockStore locks = RedisLockStore.Open(address);
        return new OpenedStores(history, runs, locks, locks);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgresRunStore OpenPostgres(string address, TimeProvider time) => PostgresRunStore.Open(address, time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgresRunStore? OpenExistingPostgres(string address, TimeProvider time) => PostgresRunStore.OpenExisting(address, time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RedisDepot OpenRedisDepot(string address, TimeProvider time) => RedisDepot.Open(address, time);
}
