using System.Collections.Immutable;
using Weir.Core.Text;

namespace Weir.Core.Manifests;

/// <summary>A compiled Blueprint: everything resolved, immutable, fingerprinted. All that ever runs.</summary>
public sealed record Manifest
{
    public required string BlueprintId { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required string Dialect { get; init; }

    /// <summary>The Blueprint's file as the author named it.</summary>
    public required string SourcePath { get; init; }

    public required string BaseDirectory { get; init; }

    /// <summary>The engine of modules that are not pinned.</summary>
    public required string Engine { get; init; }

    /// <summary>Settings of each engine, checked by the engine's own spec.</summary>
    public MappingNode EngineSettings { get; init; } = MappingNode.Empty;

    /// <summary>Dotted context keys to resolved values; secrets are redacted.</summary>
    public ImmutableSortedDictionary<string, string> Context { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>In the order in which they run: every module stands behind all that it needs.</summary>
    public required ImmutableArray<ManifestModule> Modules { get; init; }

    public required ImmutableArray<ManifestEdge> Edges { get; init; }

    public RetryPolicy Retry { get; init; } = RetryPolicy.None;

    /// <summary>First 16 hex digits of the SHA-256 of the manifest's JSON without volatile parts (run id, times, places); equal text, equal inputs, equal fingerprint.</summary>
    public string Fingerprint { get; init; } = "";

    public ManifestModule? Find(string id) => Modules.FirstOrDefault(m => m.Id == id);

    public IEnumerable<ManifestEdge> EdgesInto(string id) => Edges.Where(e => e.To == id);

    public IEnumerable<ManifestEdge> EdgesFrom(string id) => Edges.Where(e => e.From == id);
}
