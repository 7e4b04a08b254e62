using Weir.Core.Specs;

namespace Weir.Runner.Tasks.Processes;

/// <summary>When a program is tried again inside its task.</summary>
internal sealed class ProcessRetry(Config config)
{
    private readonly long attempts = config.Get(ProcessRetrySpec.MaxAttempts);
    private readonly IReadOnlyList<long> codes = config.Get(ProcessRetrySpec.OnExitCodes)!;

    /// <summary>The wait before the next attempt; null when there is none.</summary>
    public TimeSpan? DelayAfter(int attempt, ProcessFailure failure)
    {
        bool again = failure.TimedOut ? config.Get(ProcessRetrySpec.OnTimeout) : codes.Count == 0 || (failure.ExitCode is { } code && codes.Contains(code));
        if (attempt >= attempts || !again)
        {
            return null;
        }

        double seconds = config.Get(ProcessRetrySpec.Backoff).TotalSeconds * Math.Pow(config.Get(ProcessRetrySpec.Multiplier), attempt - 1);
        double limit = config.Get(ProcessRetrySpec.Maximum).TotalSeconds;
        return TimeSpan.FromSeconds(limit > 0 ? Math.Min(seconds, limit) : seconds);
    }
}
