using Weir.Core.Manifests;

namespace Weir.Runner.Retry;

/// <summary>Whether a failure is worth another attempt.</summary>
public static class RetryDecision
{
    /// <summary>A text in the never-retry list wins; a retry list that is not empty admits only what it names; otherwise everything is tried again. Case matters.</summary>
    public static bool IsTransient(RetryPolicy policy, string error)
    {
        if (Holds(error, policy.NonTransientErrors))
        {
            return false;
        }

        return policy.TransientErrors.IsDefaultOrEmpty || Holds(error, policy.TransientErrors);
    }

    /// <summary>Whether a retry may follow.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="error">The text of the failure.</param>
    /// <param name="sinceFirstFailure">The time since the first failure.</param>
    /// <param name="delay">How long the retry would wait.</param>
    public static bool MayRetry(RetryPolicy policy, int attempt, string error, TimeSpan sinceFirstFailure, TimeSpan delay) =>
        attempt < policy.MaxAttempts
        && IsTransient(policy, error)
        && (policy.Deadline is not { } deadline || sinceFirstFailure + delay <= deadline);

    private static bool Holds(string error, IReadOnlyList<string> parts)
    {
        foreach (string part in parts)
        {
            if (error.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
