using System.Threading.Channels;
using Weir.Core.Contracts;
using Weir.Core.Data.Columns;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>Reads a source ahead of DuckDB, a few batches at most, so that both work at once.</summary>
internal sealed class BatchPump : IDisposable
{
    private const int Ahead = 3;

    private readonly Channel<ColumnBatch> batches = Channel.CreateBounded<ColumnBatch>(Ahead);
    private readonly CancellationTokenSource stop;
    private readonly Task reading;

    internal BatchPump(ISource source, IReadOnlyList<string> columns, CancellationToken cancellation)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        reading = Task.Run(() => ReadAsync(source, columns), CancellationToken.None);
    }

    /// <summary>The next batch, which the caller disposes; null at the end.</summary>
    internal ColumnBatch? Next()
    {
        while (true)
        {
            if (batches.Reader.TryRead(out ColumnBatch? batch))
            {
                return batch;
            }

            if (!batches.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                return null;
            }
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        while (!reading.IsCompleted || batches.Reader.TryPeek(out _))
        {
            if (batches.Reader.TryRead(out ColumnBatch? left))
            {
                left.Dispose();
            }
            else if (!reading.IsCompleted)
            {
                Task.WhenAny(reading, batches.Reader.WaitToReadAsync(CancellationToken.None).AsTask()).GetAwaiter().GetResult();
            }
        }

        stop.Dispose();
    }

    /// <summary>A failure ends the channel, whose reader throws it.</summary>
    private async Task ReadAsync(ISource source, IReadOnlyList<string> columns)
    {
        try
        {
            await foreach (ColumnBatch batch in source.ReadAsync(columns, stop.Token).WithCancellation(stop.Token).ConfigureAwait(false))
            {
                await HandOverAsync(batch).ConfigureAwait(false);
            }

            batches.Writer.Complete();
        }
#pragma warning disable CA1031 // The failure belongs to who reads the batches.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            batches.Writer.Complete(failure);
        }
    }

    private async ValueTask HandOverAsync(ColumnBatch batch)
    {
        try
        {
            await batches.Writer.WriteAsync(batch, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }
}
