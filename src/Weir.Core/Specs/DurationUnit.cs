namespace Weir.Core.Specs;

/// <summary>The unit of a bare number.</summary>
public enum DurationUnit
{
    Milliseconds,
    Seconds,
    Hours,
}
