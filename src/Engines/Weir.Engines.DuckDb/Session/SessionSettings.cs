using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Engines.DuckDb.Extensions;

namespace Weir.Engines.DuckDb.Session;

/// <summary>The settings under <c>engine.duckdb</c>.</summary>
public static class SessionSettings
{
    public static Field<string> MemoryLimit { get; } = Field.Text("memory_limit").Doc("How much memory DuckDB may use; by default 80 % of the machine's.", "4GB");

    public static Field<long> Threads { get; } = Field.Integer("threads", 1, 4096).Doc("How many threads DuckDB may use; by default one per core.");

    public static Field<string> DatabasePath { get; } = Field.Path("database_path")
        .Doc("A DuckDB database file whose tables an Ingress can read with `table`. Without it the database lives in memory.", "warehouse.duckdb");

    public static Field<string> TempDirectory { get; } = Field.Path("temp_directory").Doc("A folder for data that does not fit into memory.", "/fast/tmp");

    public static Field<string> MaxTempDirectorySize { get; } = Field.Text("max_temp_directory_size").Doc("How much of the disk that folder may take; by default 90 % of what is free.", "100GB");

    public static Field<bool> PreserveInsertionOrder { get; } = Field.Boolean("preserve_insertion_order").Default(true)
        .Doc("Whether rows keep the order of their source on the way through. Without it large writes take less memory, and the order of rows that no module sorted may differ from run to run.");

    public static Field<string> ExtensionDirectory { get; } = Field.Path("extension_directory").Doc($"Where DuckDB looks for installed extensions; by default what the environment variable `{ExtensionStore.DirectoryVariable}` names, or `~/.duckdb/extensions`.");

    public static Field<string> ExtensionRepository { get; } = Field.Text("extension_repository").Doc("Where DuckDB fetches extensions from: a URL or a folder.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "duckdb", "Settings of the embedded engine.",
        [MemoryLimit, Threads, DatabasePath, TempDirectory, MaxTempDirectorySize, PreserveInsertionOrder, ExtensionDirectory, ExtensionRepository,
            SqlSettings.Dialect, SqlSettings.Ansi])
    {
        Example = "engine:\n  duckdb:\n    memory_limit: 4GB\n    threads: 4\n",
    };

    /// <summary>The checked settings.</summary>
    /// <exception cref="WeirException">A setting is unknown or of the wrong type.</exception>
    internal static Config Read(EngineSessionOptions options)
    {
        DiagnosticBag bag = new();
        return Spec.Check(options.Settings, new SpecReader(bag)) ? new Config(Spec, options.Settings) : throw new WeirException(bag.First());
    }

    /// <summary>DuckDB's settings that follow from ours, with the field that each comes from.</summary>
    internal static IEnumerable<(string Name, string Value, Field? Field)> ToDuckDb(Config config, EngineSessionOptions options)
    {
        yield return ("TimeZone", options.TimeZone, null);
        yield return ("parquet_metadata_cache", "true", null);
        yield return ("preserve_insertion_order", config.Get(PreserveInsertionOrder) ? "true" : "false", PreserveInsertionOrder);
        Field<string>[] texts = [MemoryLimit, MaxTempDirectorySize];
        foreach (Field<string> field in texts.Where(config.Has))
        {
            yield return (field.Name, config.Get(field), field);
        }

        if (config.Has(Threads))
        {
            yield return ("threads", config.Get(Threads).ToString(System.Globalization.CultureInfo.InvariantCulture), Threads);
        }

        string? spill = config.Has(TempDirectory) ? Resolve(options, config.Get(TempDirectory)) : options.SpillDirectory;
        if (spill is not null)
        {
            yield return ("temp_directory", spill, TempDirectory);
        }

        if (config.Has(ExtensionDirectory))
        {
            yield return ("extension_directory", Resolve(options, config.Get(ExtensionDirectory)), ExtensionDirectory);
        }
        else if (ExtensionStore.DirectoryOfEnvironment is { } installed)
        {
            yield return ("extension_directory", installed, null);
        }

        if (config.Has(ExtensionRepository))
        {
            yield return ("custom_extension_repository", config.Get(ExtensionRepository), ExtensionRepository);
        }
    }

    /// <summary>The database file, absolute; null for memory.</summary>
    internal static string? DatabaseFile(Config config, EngineSessionOptions options) =>
        config.Has(DatabasePath) ? Resolve(options, config.Get(DatabasePath)) : null;

    private static string Resolve(EngineSessionOptions options, string path) => Path.GetFullPath(path, options.BaseDirectory);
}
