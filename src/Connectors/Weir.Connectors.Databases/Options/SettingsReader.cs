using System.Data.Common;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Databases.Options;

/// <summary>Reads how a module's database is reached. Passwords go to the redactor before anything else happens.</summary>
internal sealed class SettingsReader
{
    private readonly Config module;
    private readonly Config options;
    private readonly string moduleId;
    private readonly ConnectorContext context;

    private SettingsReader(ManifestModule module, ComponentSpec spec, ConnectorContext context)
    {
        this.module = module.Config;
        this.context = context;
        moduleId = module.Id;
        options = OptionsOf(module.Config, spec);
    }

    /// <summary>The options of a module's format.</summary>
    internal static Config OptionsOf(Config module, ComponentSpec spec) => new(spec, module.NodeOf(IngressSpec.Options) as MappingNode ?? MappingNode.Empty);

    /// <exception cref="WeirException">The URL can't be read.</exception>
    internal static ConnectionSettings Read(ManifestModule module, ComponentSpec spec, DatabaseKind kind, ConnectorContext context) =>
        new SettingsReader(module, spec, context).Read(kind);

    private ConnectionSettings Read(DatabaseKind kind)
    {
        ConnectionSettings settings = options.Has(ConnectionFields.Url) ? FromUrl(kind, options.Get(ConnectionFields.Url)) : new ConnectionSettings();
        string? password = options.Get(ConnectionFields.Password) ?? settings.Password?.Reveal();
        return settings with
        {
            Host = options.Get(ConnectionFields.Host) ?? settings.Host,
            Port = options.Has(ConnectionFields.Port) ? (int)options.Get(ConnectionFields.Port) : settings.Port == 0 ? kind.DefaultPort : settings.Port,
            Database = options.Get(ConnectionFields.Database) ?? settings.Database,
            User = options.Get(ConnectionFields.User) ?? settings.User,
            Password = password is null ? null : Guarded(password),
            Schema = options.Get(ConnectionFields.Schema) ?? settings.Schema,
            File = module.Get(IngressSpec.Path) is { Length: > 0 } file ? Path.GetFullPath(file, context.BaseDirectory) : settings.File,
            Timeout = options.Has(ConnectionFields.TimeoutSeconds) ? TimeSpan.FromSeconds(options.Get(ConnectionFields.TimeoutSeconds)) : null,
            BatchRows = (int)options.Get(ConnectionFields.BatchRows),
        };
    }

    private ConnectionSettings FromUrl(DatabaseKind kind, string url)
    {
        string text = url.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase) ? url[5..] : url;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string scheme = colon > 0 ? text[..colon].ToLowerInvariant() : "";
        if (scheme.Length > 0 && !kind.Answers(scheme) && text.AsSpan(colon).StartsWith("://"))
        {
            throw Refuse($"The URL names '{scheme}', which is not a database of the format '{kind.Scheme}'.");
        }

        if (kind.IsFile && kind.Answers(scheme))
        {
            string path = text[(colon + 1)..];
            path = path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
            return new ConnectionSettings { File = Path.GetFullPath(path, context.BaseDirectory) };
        }

        return text.AsSpan(Math.Max(colon, 0)).StartsWith("://") ? FromUri(text)
            : text.Contains('=', StringComparison.Ordinal) ? FromConnectionString(kind, text)
            : throw Refuse("The URL is neither scheme://host/database nor a connection string of 'key=value' parts.");
    }

    /// <summary><c>scheme://user:password@host:port/database?key=value</c>, and SQL Server's <c>sqlserver://host:port;databaseName=shop</c>.</summary>
    private ConnectionSettings FromUri(string text)
    {
        int semicolon = text.IndexOf(';', StringComparison.Ordinal);
        string address = semicolon < 0 ? text : text[..semicolon];
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
        {
            throw Refuse("The URL can't be read.");
        }

        Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);
        string[] parts = semicolon < 0 ? uri.Query.TrimStart('?').Split('&') : text[(semicolon + 1)..].Split(';');
        foreach (string[] pair in parts.Where(part => part.Length > 0).Select(part => part.Split('=', 2)))
        {
            parameters[Uri.UnescapeDataString(pair[0])] = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
        }

        string[] user = uri.UserInfo.Split(':', 2);
        string? password = Take(parameters, "password") ?? (user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null);
        return new ConnectionSettings
        {
            Host = uri.Host,
            Port = Math.Max(uri.Port, 0),
            Database = Take(parameters, "databaseName") ?? Take(parameters, "dbname") ?? Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            User = Take(parameters, "user") ?? (user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null),
            Password = password is null ? null : Guarded(password),
            Schema = Take(parameters, "currentSchema"),
            Parameters = parameters,
        };
    }

    private ConnectionSettings FromConnectionString(DatabaseKind kind, string text)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException wrong)
        {
            throw Refuse(context.Redactor.Redact($"The connection string can't be read: {wrong.Message}"));
        }

        foreach (string key in new[] { "password", "pwd" })
        {
            if (parts.TryGetValue(key, out object? value) && value is string password)
            {
                Guarded(password);
            }
        }

        return new ConnectionSettings
        {
            Host = First(parts, "host", "server", "data source", "datasource") ?? "",
            Database = First(parts, "database", "initial catalog") ?? "",
            Port = int.TryParse(First(parts, "port"), out int port) ? port : kind.DefaultPort,
            ConnectionString = new Secret("connection string", text),
        };
    }

    private Secret Guarded(string password)
    {
        Secret secret = new("password", password);
        context.Redactor.Register(secret);
        return secret;
    }

    private static string? First(DbConnectionStringBuilder parts, params string[] keys) =>
        keys.Select(key => parts.TryGetValue(key, out object? value) ? value as string : null).FirstOrDefault(value => value is not null);

    private static string? Take(Dictionary<string, string> parameters, string key) => parameters.Remove(key, out string? value) ? value : null;

    private WeirException Refuse(string message) => new(new Diagnostic(DatabaseCodes.BadUrl, options.SpanOf(ConnectionFields.Url), message)
    {
        ModuleId = moduleId,
        Hint = "For example postgresql://host:5432/shop or jdbc:mysql://host/shop; the user and the password have options of their own.",
    });
}
