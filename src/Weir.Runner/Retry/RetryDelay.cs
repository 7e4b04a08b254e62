using Weir.Core.Manifests;

namespace Weir.Runner.Retry;

/// <summary>How long to wait before a retry.</summary>
public static class RetryDelay
{
    /// <summary>The delay before retry <paramref name="retry"/>: b, b(n+1) or b·mⁿ, then capped, then jittered by a factor from 0.5 to 1.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="retry">Which retry, from 0.</param>
    /// <param name="random">From 0 to 1; used with jitter only.</param>
    public static TimeSpan Before(RetryPolicy policy, int retry, double random)
    {
        double factor = policy.Strategy switch
        {
            BackoffStrategy.Fixed => 1,
            BackoffStrategy.Linear => retry + 1,
            _ => Math.Pow(policy.Multiplier, retry),
        };
        double seconds = Math.Min(policy.Base.TotalSeconds * factor, policy.Maximum.TotalSeconds);
        return TimeSpan.FromSeconds(policy.Jitter ? seconds * (0.5 + (random * 0.5)) : seconds);
    }
}
