using System.Collections.Immutable;
using Weir.Core.Contracts;
using Weir.Core.Text;

namespace Weir.Core.Manifests;

/// <summary>A compiled Blueprint: everything resolved, immutable, fingerprinted. All that ever runs.</summary>
public sealed record Manifest
{
    private ManifestIndex? index;

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

    /// <summary>True to begin nothing more once a module has failed; false to go on with all that does not depend on it.</summary>
    public bool FailFast { get; init; } = true;

    /// <summary>How long the run may take, up to publishing; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Held while the run is at work.</summary>
    public LockPolicy? Lock { get; init; }

    /// <summary>How many modules may be at work at once when the one who runs it does not say; 1 for one after the other.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>The folders that Tasks share; null for folders in the project's store.</summary>
    public ManifestWorkspace? Workspace { get; init; }

    /// <summary>True when every module keeps its rows for a resume.</summary>
    public bool Checkpoint { get; init; }

    /// <summary>What happens after a run, by <see cref="Blueprints.HookSpec"/>; null for nothing.</summary>
    public MappingNode? Hooks { get; init; }

    /// <summary>Parts that the compiler carries unread, for the parts of the system that use them; null when absent.</summary>
    public MappingNode? Agent { get; init; }

    /// <summary>The author's own functions for SQL, by <see cref="Blueprints.UserFunctionSpec"/>; null when there are none.</summary>
    public SequenceNode? UserFunctions { get; init; }

    /// <summary>Those of them that are in C#, loaded.</summary>
    public ImmutableArray<UserFunction> Functions { get; init; } = [];

    /// <summary>Macro name to SQL, as authored; they are expanded in the modules already.</summary>
    public MappingNode Macros { get; init; } = MappingNode.Empty;

    /// <summary>First 16 hex digits of the SHA-256 of the manifest's JSON without volatile parts (run id, times, places); equal text, equal inputs, equal fingerprint.</summary>
    public string Fingerprint
    {
        get => field ??= FingerprintFactory?.Invoke(this) ?? "";
        init;
    }

    /// <summary>Computes <see cref="Fingerprint"/> when it is first asked for; the compiler gives it.</summary>
    public Func<Manifest, string>? FingerprintFactory { get; init; }

    /// <summary>Computes what a module's work depends on besides its upstreams; the compiler gives it. Without it a resume can't tell a changed module.</summary>
    public Func<ManifestModule, string>? ModuleFingerprintFactory { get; init; }

    public ManifestModule? Find(string id) => Index.Modules.GetValueOrDefault(id);

    /// <summary>The edges into a module, in their order.</summary>
    public IReadOnlyList<ManifestEdge> EdgesInto(string id) => Index.Into.TryGetValue(id, out List<ManifestEdge>? edges) ? edges : [];

    /// <summary>The edges out of a module, in their order.</summary>
    public IReadOnlyList<ManifestEdge> EdgesFrom(string id) => Index.From.TryGetValue(id, out List<ManifestEdge>? edges) ? edges : [];

    private ManifestIndex Index
    {
        get
        {
            // A copy made with `with` may hold other modules or edges: the index says for which it was made.
            if (index is null || !index.IsOf(this))
            {
                index = new ManifestIndex(this);
            }

            return index;
        }
    }

    /// <summary>Manifests are compared by their fingerprints where equality matters; two objects are equal when they are the same.</summary>
    public bool Equals(Manifest? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
