using System.Collections.Immutable;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>Up to <see cref="Capacity"/> rows that are being filled, in DuckDB's memory.</summary>
public sealed unsafe class DataChunkWriter : IDisposable
{
    private readonly ChunkHandle? handle;
    private nint pointer;

    /// <summary>A chunk of one's own.</summary>
    internal DataChunkWriter(ImmutableArray<DuckDbType> types)
    {
        Types = types;
        LogicalTypeHandle[] handles = [.. types.Select(LogicalTypes.Create)];
        try
        {
            nint[] pointers = Array.ConvertAll(handles, type => type.Pointer);
            fixed (nint* first = pointers)
            {
                pointer = NativeMethods.duckdb_create_data_chunk(first, (ulong)pointers.Length);
            }
        }
        finally
        {
            Array.ForEach(handles, type => type.Dispose());
        }

        handle = new ChunkHandle(pointer);
        if (handle.IsInvalid)
        {
            throw new DuckDbException(DuckDbErrorType.InvalidType, $"DuckDB cannot make a chunk of {string.Join(", ", types)}.");
        }
    }

    /// <summary>A chunk that DuckDB lends for a call.</summary>
    internal DataChunkWriter(nint borrowed, ImmutableArray<DuckDbType> types)
    {
        Types = types;
        pointer = borrowed;
    }

    /// <summary>How many rows a chunk has room for: 2048.</summary>
    public static int Capacity { get; } = (int)NativeMethods.duckdb_vector_size();

    public ImmutableArray<DuckDbType> Types { get; }

    internal nint Pointer
    {
        get
        {
            ThrowIfDisposed();
            return pointer;
        }
    }

    /// <summary>A column to write to.</summary>
    public DuckDbVectorWriter this[int column] =>
        new(NativeMethods.duckdb_data_chunk_get_vector(Pointer, (ulong)CheckedColumn(column)), Types[column], Capacity, this);

    /// <summary>Says how many rows are written.</summary>
    internal void SetRowCount(int rows) => NativeMethods.duckdb_data_chunk_set_size(Pointer, (ulong)rows);

    /// <summary>Forgets all rows.</summary>
    internal void Reset() => NativeMethods.duckdb_data_chunk_reset(Pointer);

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(pointer == 0, this);

    public void Dispose()
    {
        pointer = 0;
        handle?.Dispose();
    }

    private int CheckedColumn(int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Types.Length, nameof(column));
        return column;
    }
}
