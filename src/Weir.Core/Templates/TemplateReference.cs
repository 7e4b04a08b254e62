using System.Collections.Immutable;
using Weir.Core.Text;

namespace Weir.Core.Templates;

/// <summary>A value of the run, by its name.</summary>
/// <param name="Kind">What it is a part of.</param>
/// <param name="Text">As it was written, for messages.</param>
public sealed record TemplateReference(ReferenceKind Kind, string Text)
{
    /// <summary>The modules that may have the value, the one that counts most first; empty where it belongs to none.</summary>
    public ImmutableArray<string> Modules { get; init; } = [];

    /// <summary>The way to the value: names of outputs and of keys below.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>Stands in for a value that is missing; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>True where an empty text counts as missing.</summary>
    public bool EmptyIsMissing { get; init; }

    public SourceSpan Span { get; init; }
}
