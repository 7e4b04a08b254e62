using System.Collections.Immutable;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Core.Blueprints;

/// <summary>A pipeline as its author wrote it, whatever the dialect.</summary>
public sealed record Blueprint
{
    public required SourceText Source { get; init; }

    public required MappingNode Root { get; init; }

    /// <summary>The dialect it was written in, for example <c>blueprint</c>.</summary>
    public required string Dialect { get; init; }

    public required ScalarNode Id { get; init; }

    public ScalarNode? Name { get; init; }

    public ScalarNode? Description { get; init; }

    public MappingNode Context { get; init; } = MappingNode.Empty;

    /// <summary>Profile name to context values.</summary>
    public MappingNode ContextProfiles { get; init; } = MappingNode.Empty;

    public ImmutableArray<BlueprintModule> Modules { get; init; } = [];

    /// <summary>The ids of modules that could not be read, which was reported; what names them is not at fault.</summary>
    public ImmutableArray<string> UnreadModules { get; init; } = [];

    /// <summary>The edges, or null when the author left them out: a straight chain in the order of the modules.</summary>
    public ImmutableArray<BlueprintEdge>? Edges { get; init; }

    /// <summary>Engine name to settings.</summary>
    public MappingNode EngineSettings { get; init; } = MappingNode.Empty;

    public MappingNode? RetryPolicy { get; init; }

    /// <summary>The entries that guard the run (<c>timeout</c>, <c>fail_fast</c>, <c>parallelism</c>, <c>lock</c>), by <see cref="Modules.GuardSpec.In"/>; null when there are none.</summary>
    public MappingNode? Guards { get; init; }

    /// <summary>Macro name to SQL.</summary>
    public MappingNode Macros { get; init; } = MappingNode.Empty;

    public ImmutableArray<ScalarNode> RequiredContext { get; init; } = [];

    public bool Checkpoint { get; init; }

    /// <summary>Rule ids whose warnings are not shown; <c>*</c> is all.</summary>
    public ImmutableArray<string> SuppressedWarnings { get; init; } = [];

    /// <summary>Parts that are checked for shape and carried, for the parts of the system that use them.</summary>
    public MappingNode? Hooks { get; init; }

    /// <summary>Where its secrets are looked up, by <see cref="SecretsSpec"/>; null for where the project says.</summary>
    public MappingNode? Secrets { get; init; }

    public MappingNode? Agent { get; init; }

    public SequenceNode? UserFunctions { get; init; }

    /// <summary>False where the dialect has templates of its own and has read them: what looks like a reference of a Blueprint is plain text.</summary>
    public bool HasReferences { get; init; } = true;

    /// <summary>True where unknown keys of tasks are warnings.</summary>
    public bool ToleratesUnknownKeys { get; init; }

    /// <summary>The folders that Tasks share; null for folders in the project's store.</summary>
    public ManifestWorkspace? Workspace { get; init; }

    /// <summary>The folder that relative paths are anchored at: that of the file, absolute.</summary>
    public required string BaseDirectory { get; init; }
}
