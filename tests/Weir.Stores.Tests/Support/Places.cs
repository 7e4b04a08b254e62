using System.Globalization;
using Weir.Core.Contracts;
using Weir.Stores.Postgres;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Tests.Support;

/// <summary>Folders that stand for stores, so that another process can be told of one by a path.</summary>
internal static class Places
{
    private const string Server = "postgres@";

    /// <summary>The folder of a schema on the server of a port.</summary>
    public static string OfPostgres(string folder, int port, string name) => Path.Combine(folder, $"{Server}{port}", name);

    public static IRunStore Open(string place)
    {
        string parent = Path.GetFileName(Path.GetDirectoryName(place)!);
        return parent.StartsWith(Server, StringComparison.Ordinal)
            ? PostgresRunStore.Open(Address(int.Parse(parent[Server.Length..], CultureInfo.InvariantCulture), SchemaOf(place)), TimeProvider.System)
            : SqliteRunStore.Open(place, TimeProvider.System);
    }

    public static string Address(int port, string schema) => $"postgres://weir:weir-secret@127.0.0.1:{port}/weir?schema={schema}";

    /// <summary>Temporary folders have names that are used once.</summary>
    private static string SchemaOf(string place) =>
        "s" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(place)))[..16];
}
