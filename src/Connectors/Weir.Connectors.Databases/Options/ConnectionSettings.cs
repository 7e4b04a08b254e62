using Weir.Core.Primitives;

namespace Weir.Connectors.Databases.Options;

/// <summary>How a database is reached.</summary>
public sealed record ConnectionSettings
{
    public string Host { get; init; } = "";

    /// <summary>0 for the usual one.</summary>
    public int Port { get; init; }

    public string Database { get; init; } = "";

    public string? User { get; init; }

    public Secret? Password { get; init; }

    /// <summary>The schema of tables that are named without one.</summary>
    public string? Schema { get; init; }

    /// <summary>An ADO.NET connection string, as the author gave it; null where the parts are known.</summary>
    public Secret? ConnectionString { get; init; }

    /// <summary>Further parameters of the URL, for the provider.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A database that is a file: its absolute path.</summary>
    public string? File { get; init; }

    /// <summary>How long a statement may take; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    public int BatchRows { get; init; } = 16_384;
}
