using System.Collections.Immutable;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop.Batches;
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

    /// <summary>The arguments of a function; good until it returns.</summary>
    internal static DataChunk Borrow(nint pointer, ImmutableArray<DuckDbType> parameters, DuckDbType? further)
    {
        ImmutableArray<DuckDbColumn>.Builder columns = ImmutableArray.CreateBuilder<DuckDbColumn>();
        for (int i = 0; i < (int)NativeMethods.duckdb_data_chunk_get_column_count(pointer); i++)
        {
            columns.Add(new DuckDbColumn($"argument{i + 1}", i < parameters.Length ? parameters[i] : further!));
        }

        return new DataChunk(new ChunkHandle(pointer, isBorrowed: true), columns.ToImmutable());
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

    /// <summary>The rows as a batch of their own, which stays good when the chunk is disposed; values of one width are not copied.</summary>
    /// <remarks>
    /// Types are those of the vocabulary that engines share, or <c>duckdb:...</c> where a shared one would lose something: timestamps of other units than
    /// microseconds, unions, bit strings, ...; an enum becomes a string, a decimal 16 bytes.
    /// </remarks>
    /// <exception cref="NotSupportedException">There is a VARIANT.</exception>
    public ColumnBatch ToBatch()
    {
        ThrowIfDisposed();
        ImmutableArray<Column>.Builder columns = ImmutableArray.CreateBuilder<Column>(Columns.Length);
        ImmutableArray<SchemaField>.Builder fields = ImmutableArray.CreateBuilder<SchemaField>(Columns.Length);
        for (int i = 0; i < Columns.Length; i++)
        {
            columns.Add(ColumnReader.Read(this[i], new VectorRows(0, RowCount), handle.IsBorrowed ? null : handle));
            fields.Add(new SchemaField(Columns[i].Name, columns[i].Type));
        }

        return new ColumnBatch(new Schema(fields.MoveToImmutable()), RowCount, columns.MoveToImmutable());
    }

    public void Dispose() => handle.Dispose();

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
}
