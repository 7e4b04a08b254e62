using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Extensions;

/// <summary>DuckDB's extensions: loaded when they are first needed, fetched by DuckDB itself where there is a network.</summary>
public sealed class ExtensionStore
{
    /// <summary>The environment variable that names the folder of installed extensions; the setting <c>extension_directory</c> wins over it.</summary>
    public const string DirectoryVariable = "WEIR_DUCKDB_EXTENSIONS";

    private readonly DuckDbConnection connection;
    private readonly HashSet<string> loaded = new(StringComparer.Ordinal);

    internal ExtensionStore(DuckDbConnection connection) => this.connection = connection;

    /// <summary>The folder that the environment names; null for DuckDB's own, <c>~/.duckdb/extensions</c>.</summary>
    internal static string? DirectoryOfEnvironment => Environment.GetEnvironmentVariable(DirectoryVariable) is { Length: > 0 } folder ? folder : null;

    /// <summary>The names of the extensions that are installed as files, in order.</summary>
    public static IReadOnlyList<string> FindInstalled()
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        if (DirectoryOfEnvironment is { } folder)
        {
            connection.Execute($"SET extension_directory = {Quote.Literal(folder)}");
        }

        using DuckDbResult result = connection.Query(
            "SELECT extension_name FROM duckdb_extensions() WHERE installed AND install_mode <> 'STATICALLY_LINKED' ORDER BY extension_name", CancellationToken.None);
        return [.. result.ReadRows(CancellationToken.None).Select(row => (string)row[0]!)];
    }

    /// <summary>Loads an extension, and fetches it before where it is not installed.</summary>
    /// <returns>Null when it is loaded; otherwise a sentence that says why it is not.</returns>
    internal string? TryLoad(string name, CancellationToken cancellation)
    {
        if (loaded.Contains(name))
        {
            return null;
        }

        try
        {
            connection.Execute($"LOAD {name}", cancellation);
        }
        catch (DuckDbException)
        {
            try
            {
                connection.Execute($"INSTALL {name}; LOAD {name}", cancellation);
            }
            catch (DuckDbException exception)
            {
                return exception.Message.Split('\n')[0].TrimEnd('.') + ".";
            }
        }

        loaded.Add(name);
        return null;
    }
}
