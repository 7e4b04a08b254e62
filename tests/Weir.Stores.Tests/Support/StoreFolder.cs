using Weir.Core.Diagnostics;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Tests.Support;

/// <summary>A folder for a store, removed afterwards.</summary>
internal sealed class StoreFolder : IDisposable
{
    private const UnixFileMode Everything = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode ReadAndEnter = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string root = Directory.CreateTempSubdirectory("weir-sqlite-").FullName;

    public StoreFolder() => SetMode(root, ReadAndEnter | Everything);

    public string Place => Path.Combine(root, "a history, größer #1?");

    public string Database => Path.Combine(Place, "history.db");

    public SqliteRunStore Open() => SqliteRunStore.Open(Place, TimeProvider.System);

    public SqliteRunStore? OpenExisting() => SqliteRunStore.OpenExisting(Place, TimeProvider.System);

    /// <summary>The finding with which opening is refused.</summary>
    public Diagnostic Refusal() => Should.Throw<WeirException>(() => Open()).Diagnostic;

    /// <summary>Asks or changes the database beside the store, as a person with a tool would.</summary>
    public List<string> Sql(string sql)
    {
        using SqliteDatabase database = SqliteDatabase.Open(Database);
        return database.Query(sql, static row => row.Text(0));
    }

    public void MakeReadOnly() => SetMode(Place, ReadAndEnter);

    public void Dispose()
    {
        if (Directory.Exists(Place))
        {
            SetMode(Place, Everything);
        }

        Directory.Delete(root, recursive: true);
    }

    private static void SetMode(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, mode);
        }
    }
}
