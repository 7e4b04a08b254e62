using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Manifests;

/// <summary>A module with everything resolved. Immutable.</summary>
public sealed record ManifestModule
{
    public required string Id { get; init; }

    public required ModuleType Type { get; init; }

    /// <summary>For people; the id when the author gave none.</summary>
    public required string Label { get; init; }

    public string Description { get; init; } = "";

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The checked configuration; its nodes still know their places.</summary>
    public required Config Config { get; init; }

    /// <summary>The engine that runs it.</summary>
    public required string Engine { get; init; }

    public string? AttachTo { get; init; }

    public string? Spillway { get; init; }

    public ImmutableArray<string> DependsOn { get; init; } = [];

    public bool Enabled { get; init; } = true;

    public string? DisabledReason { get; init; }

    public RetryPolicy Retry { get; init; } = RetryPolicy.None;

    public BreakerPolicy? Breaker { get; init; }

    /// <summary>Held while the module is at work.</summary>
    public LockPolicy? Lock { get; init; }

    /// <summary>How long it may be at work, all attempts together; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Who is told when the module fails, by <see cref="Blueprints.WebhookSpec"/>; null for nobody.</summary>
    public Config? FailureWebhook { get; init; }

    public bool Checkpoint { get; init; }

    /// <summary>Task only: when it runs and what its end means for others.</summary>
    public TaskConduct Conduct { get; init; } = TaskConduct.Plain;

    /// <summary>Task only: the name of what it does.</summary>
    public string? Uses { get; init; }

    /// <summary>Channel only: whether it reads incrementally, and by which column.</summary>
    public string? WatermarkColumn { get; init; }

    /// <summary>Objects of the author's own classes, by the place of the rule or signal that names them.</summary>
    public ImmutableDictionary<int, object> Parts { get; init; } = ImmutableDictionary<int, object>.Empty;

    /// <summary>Makes the module as its inputs' columns want it, once they are known; the compiler gives it where that changes something. Findings go into the bag.</summary>
    public Func<ManifestModule, IReadOnlyList<ModuleInput>, DiagnosticBag, ManifestModule>? Refinement { get; init; }

    /// <summary>Where the module begins in the Blueprint.</summary>
    public SourceSpan Span { get; init; }
}
