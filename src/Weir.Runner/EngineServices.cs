using Weir.Core.Contracts;
using Weir.Core.Primitives;

namespace Weir.Runner;

/// <summary>What it takes to define the modules of a Manifest on their engines.</summary>
public record EngineServices
{
    /// <summary>The engines by the names that Blueprints use.</summary>
    public required IReadOnlyDictionary<string, IEngine> Engines { get; init; }

    /// <summary>The formats of outside systems.</summary>
    public ConnectorCatalogue Connectors { get; init; } = ConnectorCatalogue.None;

    /// <summary>Makes components of classes; null where there are none.</summary>
    public IComponentLoader? Components { get; init; }

    /// <summary>Loads the author's own classes; null where there are none.</summary>
    public IUserCode? UserCode { get; init; }

    /// <summary>Traces columns; null to leave lineage out.</summary>
    public ILineageTracer? Lineage { get; init; }

    public required SecretRedactor Redactor { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>IANA name of the sessions' time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The folder by which rows pass from one engine to another; all engines reach it.</summary>
    public string HandoverDirectory { get; init; } = Path.Combine(Path.GetTempPath(), "weir-handover");

    /// <summary>A folder for data that does not fit into memory; null for the engine's own choice.</summary>
    public string? SpillDirectory { get; init; }
}
