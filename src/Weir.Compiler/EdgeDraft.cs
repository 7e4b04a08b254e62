using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Text;

namespace Weir.Compiler;

/// <summary>An edge on its way from the Blueprint to the Manifest.</summary>
internal sealed record EdgeDraft(string From, string To, string Port)
{
    public ImmutableArray<ScalarNode> ErrorTypes { get; init; } = [];

    /// <summary>The name in the consumer's SQL when it is not the usual one.</summary>
    public string? Alias { get; set; }

    /// <summary>The upstream's id as the author of this edge wrote it; differs from <see cref="From"/> inside Arcades.</summary>
    public string? LocalFrom { get; init; }

    /// <summary>The Arcade that <see cref="From"/> came out of, as the author of this edge wrote it; consumers may name it in <c>inputs</c>, <c>left</c> and <c>right</c>.</summary>
    public string? Arcade { get; init; }

    public bool Injected { get; init; }

    public SourceSpan Span { get; init; }

    public SourceSpan FromSpan { get; init; }

    public SourceSpan ToSpan { get; init; }

    public SourceSpan PortSpan { get; init; }

    public bool CarriesRows => Port != Ports.Signal;

    /// <summary>The upstream's name in the consumer's SQL: an alias, a branch as <c>junction.branch</c>, or the id.</summary>
    public string Name => Alias ?? (Port is Ports.Main or Ports.Spillway or Ports.Signal ? LocalFrom ?? From : $"{LocalFrom ?? From}.{Port}");
}
