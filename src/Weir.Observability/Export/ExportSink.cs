using System.Threading.Channels;
using Weir.Core.Events;

namespace Weir.Observability.Export;

/// <summary>
/// Hands events to exporters by a queue of limited length, so that no collector, however slow or broken, delays a run or makes it fail. What does not fit into the queue
/// is dropped and counted. At the end there is a limited time for the rest.
/// </summary>
public sealed class ExportSink : IEventSink, IAsyncDisposable
{
    private readonly IReadOnlyList<IEventExporter> exporters;
    private readonly TimeSpan flushLimit;
    private readonly TimeProvider time;
    private readonly Channel<RunEvent> queue;
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;
    private readonly Dictionary<string, string> failures = new(StringComparer.Ordinal);
    private long dropped;

    /// <param name="exporters">Who hears the events; disposed with this.</param>
    /// <param name="capacity">How many events may wait.</param>
    /// <param name="flushLimit">How long the end may take.</param>
    /// <param name="time">Measures that.</param>
    public ExportSink(IReadOnlyList<IEventExporter> exporters, int capacity, TimeSpan flushLimit, TimeProvider time)
    {
        this.exporters = exporters;
        this.flushLimit = flushLimit;
        this.time = time;
        queue = Channel.CreateBounded<RunEvent>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        work = Task.Run(WorkAsync);
    }

    /// <summary>Events that did not fit into the queue.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>What exporters last failed with, by their names.</summary>
    public IReadOnlyDictionary<string, string> Failures
    {
        get
        {
            lock (failures)
            {
                return new Dictionary<string, string>(failures, StringComparer.Ordinal);
            }
        }
    }

    public void Publish(RunEvent runEvent)
    {
        if (!queue.Writer.TryWrite(runEvent))
        {
            Interlocked.Increment(ref dropped);
        }
    }

    /// <summary>Waits for the rest, no longer than the limit.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        try
        {
            await work.WaitAsync(flushLimit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Note("queue", $"not everything was told within {flushLimit.TotalSeconds:0.#} s");
        }

        await stop.CancelAsync().ConfigureAwait(false);
    }

    private async Task WorkAsync()
    {
        await foreach (RunEvent runEvent in queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            foreach (IEventExporter exporter in exporters)
            {
                await TryAsync(exporter, () => exporter.ExportAsync(runEvent, stop.Token)).ConfigureAwait(false);
            }
        }

        foreach (IEventExporter exporter in exporters)
        {
            await TryAsync(exporter, exporter.DisposeAsync).ConfigureAwait(false);
        }
    }

    private async ValueTask TryAsync(IEventExporter exporter, Func<ValueTask> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nothing that an exporter does may reach the run.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Note(exporter.Name, failure.Message);
        }
    }

    private void Note(string name, string message)
    {
        lock (failures)
        {
            failures[name] = message;
        }
    }
}
