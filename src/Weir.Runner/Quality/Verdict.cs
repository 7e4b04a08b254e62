namespace Weir.Runner.Quality;

/// <summary>What became of a rule.</summary>
/// <param name="Passed">Whether it was kept.</param>
/// <param name="Message">The figure that was judged, in words.</param>
public sealed record Verdict(bool Passed, string Message)
{
    /// <summary>Rows that broke a row rule, where counted.</summary>
    public long? FailedRows { get; init; }

    /// <summary>True when the run must stop whatever the rule's action says.</summary>
    public bool Fatal { get; init; }

    public static Verdict Of(bool passed, string message) => new(passed, message);
}
