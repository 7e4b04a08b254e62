namespace Weir.Core.Manifests;

/// <summary>When a module is not tried for a while because it keeps failing. The state outlives runs and processes.</summary>
/// <remarks>A run of a module with all its retries is one call. Calls are let through while the breaker is closed; when it is open they fail at once; after a while some are let through to see.</remarks>
public sealed record BreakerPolicy
{
    /// <summary>The breaker's name; modules with one name share it, in whatever Blueprint. Null for one of the module's own.</summary>
    public string? Name { get; init; }

    /// <summary>Failures in a row that open it.</summary>
    public int FailureThreshold { get; init; } = 5;

    /// <summary>Successes in a row that close it again.</summary>
    public int SuccessThreshold { get; init; } = 2;

    /// <summary>How long it stays open.</summary>
    public TimeSpan OpenFor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Calls that may be under way at once while it is half open.</summary>
    public int HalfOpenCalls { get; init; } = 1;
}
