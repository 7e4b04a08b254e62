using System.Collections.Concurrent;

namespace Weir.Engines.DuckDb.Session;

/// <summary>The one thread on which a session's statements run.</summary>
/// <remarks>DuckDB plans by recursion: a chain of hundreds of views needs more stack than a pool thread has, and overflowing it would end the process.</remarks>
internal sealed class EngineThread : IDisposable
{
    private const int StackBytes = 256 * 1024 * 1024;

    private readonly BlockingCollection<Action> queue = [];
    private readonly Thread thread;

    internal EngineThread()
    {
        thread = new Thread(RunQueue, StackBytes) { IsBackground = true, Name = "duckdb" };
        thread.Start();
    }

    /// <summary>Runs work on the thread; work that was cancelled before its turn is not begun.</summary>
    internal Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Add(() => Complete(completion, work, cancellation), CancellationToken.None);
        return completion.Task;
    }

    /// <summary>Runs work on the thread; a caller who cancels has its answer at once, while work that was begun is still being stopped.</summary>
    /// <remarks>DuckDB looks for an interrupt between its steps only, and a step can take seconds: the merge of a large sort does. Later work waits its turn.</remarks>
    internal Task<T> RunOrLeaveAsync<T>(Func<T> work, CancellationToken cancellation) => RunAsync(work, cancellation).WaitAsync(cancellation);

    /// <summary>Waits until all work so far has ended, also what its callers have left.</summary>
    internal Task DrainAsync() => RunAsync(static () => true, CancellationToken.None);

    /// <summary>Takes no more work; the thread ends when its queue is empty.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private static void Complete<T>(TaskCompletionSource<T> completion, Func<T> work, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            completion.SetResult(work());
        }
        catch (OperationCanceledException exception)
        {
            completion.SetCanceled(exception.CancellationToken);
        }
#pragma warning disable CA1031 // Every failure belongs to the caller who awaits it, none to this thread.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            completion.SetException(exception);
        }
    }

    private void RunQueue()
    {
        foreach (Action work in queue.GetConsumingEnumerable())
        {
            work();
        }
    }
}
