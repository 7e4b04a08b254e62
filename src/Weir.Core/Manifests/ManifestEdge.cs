using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Text;

namespace Weir.Core.Manifests;

/// <summary>An edge with everything resolved.</summary>
/// <param name="From">The upstream module.</param>
/// <param name="To">The downstream module.</param>
/// <param name="Port">The upstream's port: <c>main</c>, <c>spillway</c>, <c>signal</c> or a branch.</param>
public sealed record ManifestEdge(string From, string To, string Port)
{
    /// <summary>Spillway edges only: the error types that pass; empty means all.</summary>
    public ImmutableArray<string> ErrorTypes { get; init; } = [];

    /// <summary>The upstream's name in the consumer's SQL: unless given, its id, or <c>junction.branch</c> for a branch.</summary>
    public string Alias { get; init; } = Port is Ports.Main or Ports.Spillway or Ports.Signal ? From : $"{From}.{Port}";

    /// <summary>True when the compiler added it (a chain without edges, <c>spillway:</c>, an Arcade).</summary>
    public bool Injected { get; init; }

    public SourceSpan Span { get; init; }

    /// <summary>True when rows flow along it.</summary>
    public bool CarriesRows => Port != Ports.Signal;
}
