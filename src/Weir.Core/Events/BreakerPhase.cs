namespace Weir.Core.Events;

/// <summary>How a circuit breaker stands.</summary>
public enum BreakerPhase
{
    /// <summary>Calls are let through.</summary>
    Closed,

    /// <summary>Calls fail at once.</summary>
    Open,

    /// <summary>Some calls are let through to see whether it can close.</summary>
    HalfOpen,
}
