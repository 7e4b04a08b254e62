using StackExchange.Redis;
using Weir.Core.Diagnostics;

namespace Weir.Stores.Redis;

/// <summary>Where a depot or the locks are in Redis.</summary>
/// <param name="Options">All that opens a connection; holds the password.</param>
/// <param name="Prefix">Stands before all keys.</param>
/// <param name="Name">The place without secrets: <c>redis://host:6379/0?prefix=weir</c>.</param>
internal sealed record RedisPlace(ConfigurationOptions Options, string Prefix, string Name)
{
    public const string DefaultPrefix = "weir";

    private const int DefaultPort = 6379;
    private const int TimeoutMilliseconds = 30_000;

    /// <summary>Reads <c>redis://user:password@host:6379/0?prefix=weir</c>, or <c>rediss://</c> for TLS.</summary>
    /// <exception cref="WeirException">It is no such address. The message never holds it.</exception>
    public static RedisPlace Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("redis" or "rediss") || uri.Host.Length == 0)
        {
            throw Refuse("The address of the store is no 'redis://HOST'.");
        }

        string path = uri.AbsolutePath.Trim('/');
        if (!int.TryParse(path.Length == 0 ? "0" : path, out int database))
        {
            throw Refuse("The database in the address of the store is no number.");
        }

        string prefix = PrefixIn(uri.Query);
        int port = uri.Port > 0 ? uri.Port : DefaultPort;
        ConfigurationOptions options = new()
        {
            EndPoints = { { uri.Host, port } },
            Ssl = uri.Scheme == "rediss",
            DefaultDatabase = database,
            AbortOnConnectFail = true,
            ConnectTimeout = TimeoutMilliseconds,
            SyncTimeout = TimeoutMilliseconds,
            ClientName = "weir",
        };
        string[] user = uri.UserInfo.Split(':', 2);
        options.User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        options.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        return new RedisPlace(options, prefix, $"{uri.Scheme}://{uri.Host}:{port}/{database}?prefix={prefix}");
    }

    private static string PrefixIn(string query)
    {
        string prefix = DefaultPrefix;
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            prefix = parts is ["prefix", { Length: > 0 } value] && !value.Contains('{', StringComparison.Ordinal)
                ? Uri.UnescapeDataString(value)
                : throw Refuse($"The address of the store has no option '{parts[0]}', or not with this value.");
        }

        return prefix;
    }

    private static WeirException Refuse(string message) => StoreFaults.Of(StoreCodes.BadAddress, message, "Write 'redis://:password@host:6379/0?prefix=weir'; 'rediss://' for TLS.");
}
