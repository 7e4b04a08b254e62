using Weir.Core.Specs;

namespace Weir.Hosting.Stores;

/// <summary>The block <c>stores</c> of the project file.</summary>
public static class StoresSpec
{
    public static Field<string> Path { get; } = Field.Path("path").Default(".weir")
        .Doc("The folder of the history and the depot, unless they are elsewhere, and of what runs need on this machine; relative to this file.");

    public static Field<StoreBackend> Backend { get; } = Field.Choice<StoreBackend>(
            "backend",
            new("sqlite", StoreBackend.Sqlite, "A file in the folder `path` of the stores, for the processes of one machine."),
            new("postgres", StoreBackend.Postgres, "A schema of a PostgreSQL database, for many machines."),
            new("redis", StoreBackend.Redis, "Keys of a Redis server; depots and locks only."))
        .Doc("What keeps it; told by `url` when left out.");

    public static Field<string> Url { get; } = Field.Text("url").Secret()
        .Doc("Its address; `${NAME}` is replaced by a variable of the environment.", "postgres://weir:${WEIR_PASSWORD}@db.example/ops?schema=weir");

    public static Field<string> Folder { get; } = Field.Path("path").Doc("SQLite: the folder; that of the stores when left out. Relative to this file.");

    public static ComponentSpec StoreSpec { get; } = new(ComponentKind.Part, "store", "Where a store is.", [Backend, Url, Folder]);

    public static Field<Config> History { get; } = Field.Object("history", StoreSpec).Alias("observability")
        .Doc("Runs, depot, state and locks; a SQLite file in the folder `path` when left out.");

    public static Field<IReadOnlyDictionary<string, Config>> Depots { get; } = Field.Map("depots", new ObjectType(StoreSpec))
        .Doc("Depots by name: `@aq.depot.NAME.get(...)` reads one, an Egress with `format: depot` and `depot: NAME` writes one. `default` is the one without a name; it is with the history when left out.");

    public static Field<Config> Locks { get; } = Field.Object("locks", StoreSpec).Doc("The locks that Blueprints take; with the history when left out.");

    public static Field<Config> Stores { get; } = Field.Object("stores", new ComponentSpec(
        ComponentKind.Part, "stores", "Where the history, the depots and the locks are kept.", [Path, History, Depots, Locks]));
}
