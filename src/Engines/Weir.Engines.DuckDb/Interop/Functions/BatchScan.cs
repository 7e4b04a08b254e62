using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop.Batches;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>Hands batches to DuckDB, cut into its chunks.</summary>
internal sealed class BatchScan(IEnumerator<ColumnBatch> batches) : IDisposable
{
    private ColumnBatch? current;
    private int next;

    internal int Read(DataChunkWriter chunk)
    {
        while (current is null || next == current.RowCount)
        {
            current?.Dispose();
            current = batches.MoveNext() ? batches.Current : null;
            next = 0;
            if (current is null)
            {
                return 0;
            }
        }

        int count = Math.Min(DataChunkWriter.Capacity, current.RowCount - next);
        for (int i = 0; i < chunk.Types.Length; i++)
        {
            ColumnWriter.Write(current.Columns[i], next, count, chunk[i], 0);
        }

        next += count;
        return count;
    }

    public void Dispose()
    {
        current?.Dispose();
        batches.Dispose();
    }
}
