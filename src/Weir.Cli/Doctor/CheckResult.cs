namespace Weir.Cli.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Group">What it is about: machine, engine, store, blueprints.</param>
/// <param name="Name">Which check.</param>
/// <param name="Status">What it found.</param>
/// <param name="Detail">The figure or the reason.</param>
/// <param name="Hint">The way out; null when there is nothing to do.</param>
internal sealed record CheckResult(string Group, string Name, CheckStatus Status, string Detail, string? Hint = null)
{
    public TimeSpan Duration { get; init; }
}
