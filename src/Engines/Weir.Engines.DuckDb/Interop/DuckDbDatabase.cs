using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>An open DuckDB database: a file, or memory. Safe for use by several threads; connections are not.</summary>
public sealed unsafe class DuckDbDatabase : IDisposable
{
    private readonly DatabaseHandle handle;

    private DuckDbDatabase(DatabaseHandle handle) => this.handle = handle;

    /// <summary>The version of the loaded library, such as <c>v1.5.5</c>.</summary>
    public static string LibraryVersion => Utf8Text.Read(NativeMethods.duckdb_library_version());

    /// <summary>Opens or creates a database.</summary>
    /// <param name="path">The file; null for a database in memory.</param>
    /// <param name="settings">DuckDB's settings by name, such as <c>threads</c> or <c>access_mode</c>.</param>
    /// <exception cref="DuckDbException">The file is no database, is held by another process, or a setting is unknown.</exception>
    /// <exception cref="DllNotFoundException">DuckDB's library is not there; the message says how to fetch it.</exception>
    public static DuckDbDatabase Open(string? path = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        Utf8Text.ThrowIfZeroInside(path);
        WorkerStacks.Enlarge();
        nint config = CreateConfig(settings);
        try
        {
            int state = NativeMethods.duckdb_open_ext(path, out nint database, config, out byte* error);
            return state == NativeMethods.Success
                ? new DuckDbDatabase(new DatabaseHandle(database))
                : throw DuckDbErrorReader.Read(Utf8Text.Take(error));
        }
        finally
        {
            NativeMethods.duckdb_destroy_config(ref config);
        }
    }

    /// <summary>Opens a connection of its own transaction and settings.</summary>
    public DuckDbConnection Connect()
    {
        ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
        return NativeMethods.duckdb_connect(handle, out nint connection) == NativeMethods.Success
            ? new DuckDbConnection(new ConnectionHandle(connection, handle))
            : throw new DuckDbException(DuckDbErrorType.Connection, "DuckDB refuses another connection to this database.");
    }

    /// <summary>Closes the database once its last connection is closed.</summary>
    public void Dispose() => handle.Dispose();

    private static nint CreateConfig(IReadOnlyDictionary<string, string>? settings)
    {
        settings ??= new Dictionary<string, string>(StringComparer.Ordinal);
        Utf8Text.ThrowIfZeroInside(string.Concat(settings.Select(setting => setting.Key + setting.Value)));
        _ = NativeMethods.duckdb_create_config(out nint config);
        foreach ((string name, string value) in settings)
        {
            if (NativeMethods.duckdb_set_config(config, name, value) != NativeMethods.Success)
            {
                NativeMethods.duckdb_destroy_config(ref config);
                throw new DuckDbException(DuckDbErrorType.InvalidConfiguration, $"DuckDB has no setting '{name}' that takes '{value}'.");
            }
        }

        return config;
    }
}
