namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>What one tick of a time or timestamp is.</summary>
public enum TimeUnit
{
    Second,
    Millisecond,
    Microsecond,
    Nanosecond,
}
