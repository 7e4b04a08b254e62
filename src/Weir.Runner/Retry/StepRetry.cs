using Polly;
using Polly.Retry;
using Weir.Core.Manifests;

namespace Weir.Runner.Retry;

/// <summary>Runs a step of a module under a retry policy, on the run's clock.</summary>
/// <remarks>
/// The policy is chosen by the failure: a lazy chain fails where it is read, so the module that is to blame brings its own policy when it has one.
/// </remarks>
internal sealed class StepRetry(TimeProvider time, Func<double> random)
{
    /// <summary>Does the work, again and again while the policy allows it; the last failure is thrown.</summary>
    /// <param name="work">The step; gets the attempt, from 1.</param>
    /// <param name="policyOf">The policy for a failure.</param>
    /// <param name="onRetry">Told before each wait: the attempt that failed, the delay, the failure.</param>
    /// <param name="cancellationToken">Ends the work and the waits; a cancellation is never retried.</param>
    public async ValueTask<T> RunAsync<T>(
        Func<int, CancellationToken, ValueTask<T>> work, Func<Exception, RetryPolicy> policyOf, Func<int, TimeSpan, Exception, ValueTask> onRetry, CancellationToken cancellationToken)
    {
        Attempts attempts = new(time, random, policyOf);
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is { } failure
                    && !cancellationToken.IsCancellationRequested
                    && attempts.Decide(arguments.AttemptNumber, failure)),
                DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(attempts.Delay),
                OnRetry = arguments => onRetry(arguments.AttemptNumber + 1, attempts.Delay, arguments.Outcome.Exception!),
            })
            .Build();
        int attempt = 0;
        return await pipeline.ExecuteAsync(token => work(++attempt, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The clock and the chosen delay of one step.</summary>
    private sealed class Attempts(TimeProvider time, Func<double> random, Func<Exception, RetryPolicy> policyOf)
    {
        private long? firstFailure;

        public TimeSpan Delay { get; private set; }

        public bool Decide(int retry, Exception failure)
        {
            firstFailure ??= time.GetTimestamp();
            RetryPolicy policy = policyOf(failure);
            Delay = RetryDelay.Before(policy, retry, random());
            return (policy.ErrorClasses.IsDefaultOrEmpty || ErrorClass.Matches(failure, policy.ErrorClasses))
                && RetryDecision.MayRetry(policy, retry + 1, FailureText.Of(failure), time.GetElapsedTime(firstFailure.Value), Delay);
        }
    }
}
