using Weir.Core.Contracts;
using Weir.Core.Manifests;

namespace Weir.Runner;

/// <summary>What is to be run.</summary>
public sealed record RunRequest
{
    public required Manifest Manifest { get; init; }

    /// <summary>The run's id; a resumed run keeps its own.</summary>
    public required string RunId { get; init; }

    /// <summary>The run to continue, whose id is <see cref="RunId"/>; null for a fresh run.</summary>
    public RunRecord? Resume { get; init; }

    /// <summary>How many modules may be at work at once; null for what the Manifest says.</summary>
    public int? Parallelism { get; init; }

    /// <summary>Only this module and what runs behind it; null for all.</summary>
    public string? From { get; init; }

    /// <summary>Only this module and what it runs behind; null for all.</summary>
    public string? To { get; init; }

    /// <summary>Whether to resume although the Blueprint's structure changed: what is unchanged is taken over.</summary>
    public bool Force { get; init; }

    /// <summary>Whether to wait for targets that another run is writing; otherwise the run is refused.</summary>
    public bool WaitForTargets { get; init; }
}
