using System.Collections.Immutable;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Core.Blueprints;

/// <summary>A module as its author wrote it. Values are nodes: substitution comes later.</summary>
public sealed record BlueprintModule
{
    public required ScalarNode Id { get; init; }

    public required ModuleType Type { get; init; }

    /// <summary>The whole mapping, for its place.</summary>
    public required MappingNode Node { get; init; }

    public MappingNode Config { get; init; } = MappingNode.Empty;

    public ScalarNode? Label { get; init; }

    public ScalarNode? Description { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The engine this module is pinned to, or null.</summary>
    public ScalarNode? Engine { get; init; }

    /// <summary>The module that receives the rows that fail; short for a spillway edge.</summary>
    public ScalarNode? Spillway { get; init; }

    /// <summary>Probe only: the module whose output it looks at.</summary>
    public ScalarNode? AttachTo { get; init; }

    public ImmutableArray<ScalarNode> DependsOn { get; init; } = [];

    public bool Checkpoint { get; init; }

    /// <summary>A boolean, or a text that becomes one by substitution; null means enabled.</summary>
    public ScalarNode? Enabled { get; init; }

    /// <summary>The module's own retry settings, as written under <c>retry</c>; null when there are none.</summary>
    public MappingNode? Retry { get; init; }

    /// <summary>The older, flat form of <see cref="Retry"/> (<c>on_failure</c>).</summary>
    public MappingNode? OnFailure { get; init; }

    /// <summary>The entries that guard the module (<c>timeout</c>, <c>circuit_breaker</c>, <c>lock</c>), by <see cref="Modules.GuardSpec.In"/>; null when there are none.</summary>
    public MappingNode? Guards { get; init; }

    /// <summary>A URL, or an endpoint mapping, told when this module fails.</summary>
    public Node? OnFailureWebhook { get; init; }

    /// <summary>Channel only: <c>incremental</c>, or null.</summary>
    public ScalarNode? Materialize { get; init; }

    /// <summary>Channel only: the column whose greatest value is the watermark.</summary>
    public ScalarNode? WatermarkColumn { get; init; }

    /// <summary>Task only: when it runs and what its end means for others.</summary>
    public TaskConduct Conduct { get; init; } = TaskConduct.Plain;

    /// <summary>Task only: the name of what it does.</summary>
    public ScalarNode? Uses { get; init; }

    /// <summary>Arcade only: the path of the sub-Blueprint.</summary>
    public ScalarNode? Reference { get; init; }

    /// <summary>Arcade only: context values for the sub-Blueprint.</summary>
    public MappingNode? ContextOverride { get; init; }
}
