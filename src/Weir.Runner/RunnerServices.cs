using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Runner.State;

namespace Weir.Runner;

/// <summary>Everything from outside that a run needs.</summary>
public sealed record RunnerServices
{
    /// <summary>The engines by the names that Blueprints use.</summary>
    public required IReadOnlyDictionary<string, IEngine> Engines { get; init; }

    public required IRunStore Store { get; init; }

    public required ITargetStore Targets { get; init; }

    /// <summary>Traces columns; null to leave lineage out.</summary>
    public ILineageTracer? Lineage { get; init; }

    public required SecretRedactor Redactor { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Where state is kept that outlives runs, such as circuit breakers; without one it lives as long as this object.</summary>
    public IStateStore State { get; init; } = new MemoryStateStore();

    /// <summary>Makes the client that tells webhooks; called at the first of them only.</summary>
    public Func<HttpClient> Http { get; init; } = static () => new HttpClient();

    /// <summary>IANA name of the sessions' time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>A folder for data that does not fit into memory; null for the engine's own choice.</summary>
    public string? SpillDirectory { get; init; }
}
