using System.Runtime.CompilerServices;
using Weir.Stores.Postgres;
using Weir.Stores.Sql;
using Weir.Stores.Sqlite;

namespace Weir.Hosting.Stores;

/// <summary>Opens the stores of a project. What a store needs is loaded when a project asks for that store.</summary>
internal static class StoreOpener
{
    /// <summary>Opens the history; makes it when it is not there yet.</summary>
    public static SqlRunStore Open(StorePlaces places, TimeProvider time) =>
        places.History.Backend == StoreBackend.Postgres ? OpenPostgres(places.History.Address, time) : SqliteRunStore.Open(places.History.Address, time);

    /// <summary>Opens the history, or returns null when there is none yet; makes nothing.</summary>
    public static SqlRunStore? OpenExisting(StorePlaces places, TimeProvider time) =>
        places.History.Backend == StoreBackend.Postgres ? OpenExistingPostgres(places.History.Address, time) : SqliteRunStore.OpenExisting(places.History.Address, time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgresRunStore OpenPostgres(string address, TimeProvider time) => PostgresRunStore.Open(address, time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgresRunStore? OpenExistingPostgres(string address, TimeProvider time) => PostgresRunStore.OpenExisting(address, time);
}
