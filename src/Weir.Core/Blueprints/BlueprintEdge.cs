using System.Collections.Immutable;
using Weir.Core.Text;

namespace Weir.Core.Blueprints;

/// <summary>An edge as its author wrote it.</summary>
public sealed record BlueprintEdge
{
    public required ScalarNode From { get; init; }

    public required ScalarNode To { get; init; }

    /// <summary>The port that is read: <c>main</c> when null.</summary>
    public ScalarNode? Port { get; init; }

    /// <summary>Spillway edges only: the error types that pass; empty means all.</summary>
    public ImmutableArray<ScalarNode> ErrorTypes { get; init; } = [];

    /// <summary>Another name for the upstream in the consumer's SQL; null means the upstream's id.</summary>
    public ScalarNode? Alias { get; init; }

    public required MappingNode Node { get; init; }

    public string PortName => Port?.Text ?? Ports.Main;
}
