using System.Threading.Channels;

namespace Weir.Cli.Commands;

/// <summary>Does something at once, and again after each burst of changes, until it is cancelled.</summary>
internal static class WatchLoop
{
    /// <summary>How long nothing must change before it counts: an editor writes a file in several steps.</summary>
    public static TimeSpan Quiet { get; } = TimeSpan.FromMilliseconds(150);

    /// <returns>The exit code of the last time.</returns>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> work, ChannelReader<string> changes, TimeProvider time, CancellationToken cancellationToken)
    {
        int code = ExitCodes.Done;
        try
        {
            code = await work(cancellationToken);
            while (await changes.WaitToReadAsync(cancellationToken))
            {
                while (changes.TryRead(out _))
                {
                    await Task.Delay(Quiet, time, cancellationToken);
                    Drain(changes);
                }

                code = await work(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // That is how a watch ends.
        }

        return code;
    }

    /// <summary>Leaves the last change, if there were several, so that quiet is waited for anew.</summary>
    private static void Drain(ChannelReader<string> changes)
    {
        while (changes.Count > 1 && changes.TryRead(out _))
        {
        }
    }
}
