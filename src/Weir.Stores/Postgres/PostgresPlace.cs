using Npgsql;
using Weir.Core.Diagnostics;

namespace Weir.Stores.Postgres;

/// <summary>Where a store in PostgreSQL is.</summary>
/// <param name="ConnectionString">All that opens a connection; holds the password.</param>
/// <param name="Schema">The schema of the tables, Weir's own.</param>
/// <param name="Name">The place without secrets: <c>postgres://host:5432/database?schema=weir</c>.</param>
internal sealed record PostgresPlace(string ConnectionString, string Schema, string Name)
{
    public const string DefaultSchema = "weir";

    private const int DefaultPort = 5432;
    private const int LongestSchema = 63;

    /// <summary>A server that is busy still answers; one that is gone refuses at once.</summary>
    private const int ConnectSeconds = 60;

    /// <summary>Reads <c>postgres://user:password@host:port/database?schema=weir&amp;sslmode=require</c>; what is left out is PostgreSQL's default, or Npgsql's.</summary>
    /// <param name="address">The address.</param>
    /// <param name="schema">The schema where the address names none.</param>
    /// <exception cref="WeirException">It is no such address. The message never holds it.</exception>
    public static PostgresPlace Parse(string address, string? schema = null)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("postgres" or "postgresql") || uri.Host.Length == 0)
        {
            throw Refuse("The address of the store is no 'postgres://HOST/DATABASE'.");
        }

        NpgsqlConnectionStringBuilder builder = new()
        {
            Host = Uri.UnescapeDataString(uri.Host),
            Port = uri.Port > 0 ? uri.Port : DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        string[] user = uri.UserInfo.Split(':', 2);
        builder.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : builder.Username;
        builder.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : builder.Password;
        string chosen = Apply(uri.Query, builder) ?? schema ?? DefaultSchema;
        if (!IsPlain(chosen))
        {
            throw Refuse($"'{chosen}' can't be the schema of the store.");
        }

        Prepare(builder, chosen);
        return new PostgresPlace(builder.ConnectionString, chosen, $"postgres://{builder.Host}:{builder.Port}/{builder.Database}?schema={chosen}");
    }

    /// <summary>The claims on runs live in the session, so it is the store's own and is watched for being cut off.</summary>
    private static void Prepare(NpgsqlConnectionStringBuilder builder, string schema)
    {
        builder.SearchPath = schema;
        builder.Pooling = false;
        builder.MaxAutoPrepare = 40;
        builder.AutoPrepareMinUsages = 2;
        builder.TcpKeepAlive = true;
        builder.Timeout = ConnectSeconds;
        builder.ApplicationName = $"weir {Guid.NewGuid():N} {schema}";
        builder.IncludeErrorDetail = false;
    }

    private static string? Apply(string query, NpgsqlConnectionStringBuilder builder)
    {
        string? schema = null;
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string key = Uri.UnescapeDataString(parts[0]);
            string value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
            if (key == "schema")
            {
                schema = value;
                continue;
            }

            try
            {
                builder[key.Replace('_', ' ')] = value;
            }
            catch (Exception unknown) when (unknown is ArgumentException or FormatException or InvalidCastException)
            {
                throw Refuse($"The address of the store has no option '{key}', or not with this value.");
            }
        }

        return schema;
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestSchema && !char.IsAsciiDigit(name[0]) && name.All(c => c == '_' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static WeirException Refuse(string message) =>
        StoreFaults.Of(StoreCodes.BadAddress, message, "Write 'postgres://user:password@host:5432/database?schema=weir'; a schema has small letters, digits and '_'.");
}
