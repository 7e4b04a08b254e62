using Weir.Core.Primitives;
using Weir.Core.Text;

namespace Weir.Core.Contracts;

/// <summary>What a session is opened with.</summary>
public sealed record EngineSessionOptions
{
    /// <summary>The engine's own settings, checked by its spec.</summary>
    public MappingNode Settings { get; init; } = MappingNode.Empty;

    /// <summary>The folder that relative paths in the settings start at.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>When the run began: the value of <c>_aq_error_ts</c> and the "now" of freshness rules, so that a resumed run agrees with itself.</summary>
    public required DateTimeOffset RunStartedAt { get; init; }

    /// <summary>IANA name of the session's time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Cleans texts of the engine's own making (errors that quote SQL).</summary>
    public required SecretRedactor Redactor { get; init; }

    /// <summary>Formats that the engine reads and writes through Weir.</summary>
    public ConnectorCatalogue Connectors { get; init; } = ConnectorCatalogue.None;

    /// <summary>The author's own functions for SQL.</summary>
    public IReadOnlyList<UserFunction> Functions { get; init; } = [];

    /// <summary>The declarations of all of the author's own functions, for engines that load some by themselves.</summary>
    public SequenceNode? FunctionRegistry { get; init; }

    /// <summary>A folder for data that does not fit into memory; null for the system's.</summary>
    public string? SpillDirectory { get; init; }
}
