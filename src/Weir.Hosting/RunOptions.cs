namespace Weir.Hosting;

/// <summary>How to run what was compiled.</summary>
public sealed record RunOptions
{
    /// <summary>Whether to finish a run that did not end, instead of beginning one.</summary>
    public bool Resume { get; init; }

    /// <summary>With <see cref="Resume"/>: which run; null for the last unfinished one of this Blueprint.</summary>
    public string? ResumeRunId { get; init; }

    /// <summary>With <see cref="Resume"/>: whether to go on although the Blueprint's structure changed.</summary>
    public bool Force { get; init; }

    /// <summary>Only this module and what runs behind it; null for all.</summary>
    public string? From { get; init; }

    /// <summary>Only this module and what it runs behind; null for all.</summary>
    public string? To { get; init; }

    /// <summary>How many modules may be at work at once; null for what the Blueprint says.</summary>
    public int? Parallelism { get; init; }

    /// <summary>Whether to wait for targets that another run is writing; otherwise the run is refused.</summary>
    public bool WaitForTargets { get; init; }
}
