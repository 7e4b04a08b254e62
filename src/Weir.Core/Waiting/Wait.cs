using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Core.Waiting;

/// <summary>Looks again and again until something is there.</summary>
public static class Wait
{
    /// <summary>The result of the first look that gives one.</summary>
    /// <param name="context">The run.</param>
    /// <param name="config">Has the keys of <see cref="WaitFields"/>.</param>
    /// <param name="what">What is waited for, as in "no file matches inbox/*.csv".</param>
    /// <param name="look">One look: a result, or null when it is not there yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WeirException">It did not come in time, and that is a failure.</exception>
    public static async Task<TaskResult> ForAsync(ITaskContext context, Config config, string what, Func<CancellationToken, Task<TaskResult?>> look, CancellationToken cancellationToken)
    {
        TimeSpan most = config.Get(WaitFields.AtMost);
        TimeSpan every = config.Get(WaitFields.Every);
        long began = context.Time.GetTimestamp();
        for (int looks = 1; ; looks++)
        {
            if (await look(cancellationToken).ConfigureAwait(false) is { } found)
            {
                found.Outputs["looks"] = looks;
                found.Outputs["waited_seconds"] = Math.Round(context.Time.GetElapsedTime(began).TotalSeconds, 3);
                return found;
            }

            TimeSpan left = most - context.Time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                string message = $"After {most.TotalSeconds:0.###} s still {what}.";
                return config.Get(WaitFields.FailsLate)
                    ? throw new WeirException(new Diagnostic(WaitCodes.TooLong, config.Node.Span, message) { ModuleId = context.ModuleId, Hint = "Raise at_most, or set on_timeout: no_data." })
                    : TaskResult.NoData(message, ("looks", looks));
            }

            await Task.Delay(left < every ? left : every, context.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}
