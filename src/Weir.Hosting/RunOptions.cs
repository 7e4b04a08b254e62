namespace Weir.Hosting;

/// <summary>How to run what was compiled.</summary>
public sealed record RunOptions
{
    /// <summary>Whether to finish a run that did not end, instead of beginning one.</summary>
    public bool Resume { get; init; }

    /// <summary>With <see cref="Resume"/>: which run; null for the last unfinished one of this Blueprint.</summary>
    public string? ResumeRunId { get; init; }

    /// <summary>Whether to wait for targets that another run is writing; otherwise the run is refused.</summary>
    public bool WaitForTargets { get; init; }
}
