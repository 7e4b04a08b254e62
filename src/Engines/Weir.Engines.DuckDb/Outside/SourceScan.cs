using System.Collections.Immutable;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Batches;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>Hands a source's batches to DuckDB, cut into its chunks; only the columns that the query needs.</summary>
/// <param name="pump">Gives the batches.</param>
/// <param name="places">For each column of the chunk, the batch's column; -1 for one that only counts rows.</param>
/// <param name="onFailure">Told of what the source failed with, before DuckDB makes a text of it.</param>
internal sealed class SourceScan(BatchPump pump, ImmutableArray<int> places, Action<Exception> onFailure) : IDisposable
{
    private ColumnBatch? current;
    private int next;

    internal int Read(DataChunkWriter chunk)
    {
        try
        {
            return Fill(chunk);
        }
        catch (Exception failure)
        {
            onFailure(failure);
            throw;
        }
    }

    public void Dispose()
    {
        current?.Dispose();
        pump.Dispose();
    }

    private int Fill(DataChunkWriter chunk)
    {
        while (current is null || next == current.RowCount)
        {
            current?.Dispose();
            current = pump.Next();
            next = 0;
            if (current is null)
            {
                return 0;
            }
        }

        int count = Math.Min(DataChunkWriter.Capacity, current.RowCount - next);
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0)
            {
                ColumnWriter.Write(current.Columns[places[i]], next, count, chunk[i], 0);
            }
        }

        next += count;
        return count;
    }
}
