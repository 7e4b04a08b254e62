using System.Collections.Immutable;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>Up to 2048 rows as column vectors in DuckDB's memory. Vectors and their spans are good until the chunk is disposed.</summary>
public sealed class DataChunk : IDisposable
{
    private readonly ChunkHandle handle;

    internal DataChunk(ChunkHandle handle, ImmutableArray<DuckDbColumn> columns)
    {
        this.handle = handle;
        Columns = columns;
        RowCount = (int)NativeMethods.duckdb_data_chunk_get_size(handle.Pointer);
    }

    /// <summary>Names and types of the columns.</summary>
    public ImmutableArray<DuckDbColumn> Columns { get; }

    public int RowCount { get; }

    /// <summary>The vector of a column.</summary>
    public DuckDbVector this[int column]
    {
        get
        {
            DuckDbType type = Columns[column].Type;
            return new DuckDbVector(NativeMethods.duckdb_data_chunk_get_vector(Pointer, (ulong)column), type, RowCount, this);
        }
    }

    internal nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
            return handle.Pointer;
        }
    }

    /// <summary>A value as an object, null for NULL; see <see cref="DuckDbVector.GetValue"/>.</summary>
    public object? GetValue(int row, int column) => this[column].GetValue(row);

    /// <summary>A row as objects.</summary>
    public object?[] GetRow(int row)
    {
        object?[] values = new object?[Columns.Length];
        for (int column = 0; column < values.Length; column++)
        {
            values[column] = GetValue(row, column);
        }

        return values;
    }

    public void Dispose() => handle.Dispose();

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
}
