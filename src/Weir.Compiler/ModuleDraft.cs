using System.Collections.Immutable;
using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler;

/// <summary>A module on its way from the Blueprint to the Manifest.</summary>
internal sealed class ModuleDraft
{
    public ModuleDraft(BlueprintModule source, string id, SubstitutionScope scope)
    {
        Source = source;
        Id = id;
        Scope = scope;
        Node = source.Config;
        Engine = source.Engine;
        DependsOn = [.. source.DependsOn.Select(d => new Reference(d.Text, d.Span))];
        AttachTo = source.AttachTo is { IsNull: false } attach ? new Reference(attach.Text, attach.Span) : null;
    }

    public BlueprintModule Source { get; }

    /// <summary>The id, with the Arcade's in front where it came with one.</summary>
    public string Id { get; }

    public ModuleType Type => Source.Type;

    public SubstitutionScope Scope { get; }

    /// <summary>The place to blame for the module as a whole.</summary>
    public SourceSpan Span => Source.Id.Span;

    /// <summary>The configuration's node, changed by substitution.</summary>
    public MappingNode Node { get; set; }

    /// <summary>The configuration when it passed its check; null before, and when it did not.</summary>
    public Config? Config { get; set; }

    /// <summary>What is left of a configuration that did not pass its check: the entries in which nothing was found.</summary>
    public Config? SoundPart { get; set; }

    /// <summary>The configuration, or the sound part of it.</summary>
    public Config? ReadableConfig => Config ?? SoundPart;

    /// <summary>Objects of the author's own classes, by the place of the rule or signal that names them.</summary>
    public ImmutableDictionary<int, object> Parts { get; set; } = ImmutableDictionary<int, object>.Empty;

    /// <summary>Makes the module as its inputs' columns want it; null when they change nothing.</summary>
    public Func<ManifestModule, IReadOnlyList<ModuleInput>, DiagnosticBag, ManifestModule>? Refinement { get; set; }

    public ScalarNode? Engine { get; set; }

    public string EngineName { get; set; } = "";

    public List<Reference> DependsOn { get; }

    public Reference? AttachTo { get; set; }

    public bool Enabled { get; set; } = true;

    public string? DisabledReason { get; set; }

    public RetryPolicy Retry { get; set; } = RetryPolicy.None;

    /// <summary>What guards the module, checked; null when nothing does.</summary>
    public Config? Guards { get; set; }

    /// <summary>Who is told when the module fails.</summary>
    public Config? FailureWebhook { get; set; }

    /// <summary>The <c>enabled</c> of the Arcades that the module came with, outermost first.</summary>
    public List<(ModuleDraft Arcade, ScalarNode Enabled)> ArcadeSwitches { get; } = [];

    /// <summary>True for modules that came with an Arcade.</summary>
    public bool FromArcade => Scope.Prefix.Length > 0;

    public List<EdgeDraft> Inputs { get; } = [];

    public List<EdgeDraft> Outputs { get; } = [];
}
