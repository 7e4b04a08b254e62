namespace Weir.Cli.Stories;

/// <summary>What one Probe of one run told of a column.</summary>
/// <param name="RunId">The run.</param>
/// <param name="At">When the run began.</param>
/// <param name="ModuleId">The Probe.</param>
internal sealed record TrendPoint(string RunId, DateTimeOffset At, string ModuleId)
{
    /// <summary>The share of NULLs, 0 to 1.</summary>
    public double? NullRate { get; init; }

    public double? Distinct { get; init; }

    public double? Minimum { get; init; }

    public double? Mean { get; init; }

    public double? Maximum { get; init; }

    /// <summary>The column's type.</summary>
    public string? Type { get; init; }

    public bool TellsAnything => NullRate is not null || Distinct is not null || Minimum is not null || Mean is not null || Type is not null;
}
