namespace Weir.Hosting.Stores;

/// <summary>What keeps a store.</summary>
public enum StoreBackend
{
    /// <summary>A SQLite file in the project's folder.</summary>
    Sqlite,

    /// <summary>A schema of a PostgreSQL database.</summary>
    Postgres,

    /// <summary>Keys of a Redis server; depots and locks only.</summary>
    Redis,
}
