namespace Weir.Core.Events;

/// <summary>How a run stands. <see cref="Interrupted"/> is never written: it is what a reader sees of a running run whose process is gone.</summary>
public enum RunStatus
{
    Running,
    Success,
    Error,
    Cancelled,
    Interrupted,
    Patched,

    /// <summary>The run came to its end and what it did counts, but not everything that was asked for is done.</summary>
    Partial,
}
