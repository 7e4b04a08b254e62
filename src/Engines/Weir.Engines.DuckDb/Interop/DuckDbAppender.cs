using System.Collections.Immutable;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop.Batches;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>
/// Adds rows to a table fast: fill the columns of <see cref="Chunk"/> at <see cref="Row"/> and call <see cref="EndRow"/>, or give whole rows or chunks.
/// </summary>
/// <remarks>
/// Rows are in the table when <see cref="Close"/> has returned; DuckDB writes some of them earlier, so that all or nothing takes a transaction around it.
/// Dispose without Close forgets the rows that are not written yet. After an error nothing more can be appended.
/// </remarks>
public sealed unsafe class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly AppenderHandle handle;
    private readonly DataChunkWriter chunk;

    private DuckDbAppender(DuckDbConnection connection, AppenderHandle handle, ImmutableArray<DuckDbType> types)
    {
        this.connection = connection;
        this.handle = handle;
        Types = types;
        chunk = new DataChunkWriter(types);
    }

    /// <summary>The types of the columns that are appended.</summary>
    public ImmutableArray<DuckDbType> Types { get; }

    /// <summary>The rows that are being filled.</summary>
    public DataChunkWriter Chunk
    {
        get
        {
            ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
            return chunk;
        }
    }

    /// <summary>The row of <see cref="Chunk"/> that is to be written next.</summary>
    public int Row { get; private set; }

    internal static DuckDbAppender Open(DuckDbConnection connection, string table, string? schema, string? catalog, IReadOnlyList<string> columns)
    {
        Array.ForEach([table, schema, catalog, .. columns], Utf8Text.ThrowIfZeroInside);
        using ConnectionGate.Hold hold = connection.Enter();
        int state = NativeMethods.duckdb_appender_create_ext(connection.Handle, catalog, schema, table, out nint created);
        AppenderHandle handle = new(created, connection.Handle);
        try
        {
            ThrowIfFailed(state, handle);
            foreach (string column in columns)
            {
                ThrowIfFailed(NativeMethods.duckdb_appender_add_column(handle, column), handle);
            }

            ImmutableArray<DuckDbType>.Builder types = ImmutableArray.CreateBuilder<DuckDbType>();
            for (ulong i = 0; i < NativeMethods.duckdb_appender_column_count(handle); i++)
            {
                types.Add(LogicalTypes.Take(NativeMethods.duckdb_appender_column_type(handle, i)));
            }

            return new DuckDbAppender(connection, handle, types.ToImmutable());
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Ends the row at <see cref="Row"/>.</summary>
    /// <inheritdoc cref="Flush" path="/exception"/>
    public void EndRow()
    {
        ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
        if (++Row == DataChunkWriter.Capacity)
        {
            AppendChunk();
        }
    }

    /// <summary>Appends a row of objects; see <see cref="DuckDbVectorWriter.SetValue"/>.</summary>
    /// <exception cref="ArgumentException">There are not as many values as columns.</exception>
    /// <inheritdoc cref="Flush" path="/exception"/>
    public void AppendRow(params ReadOnlySpan<object?> values)
    {
        if (values.Length != Types.Length)
        {
            throw new ArgumentException($"The row has {values.Length} values; the appender has {Types.Length} columns.", nameof(values));
        }

        for (int i = 0; i < values.Length; i++)
        {
            Chunk[i].SetValue(Row, values[i]);
        }

        EndRow();
    }

    /// <summary>Appends the rows of a batch, whose columns are taken in order.</summary>
    /// <exception cref="ArgumentException">There are not as many columns.</exception>
    /// <exception cref="InvalidCastException">A column's type does not fit the table's.</exception>
    /// <exception cref="OverflowException">A decimal has more digits than the table's column.</exception>
    /// <inheritdoc cref="Flush" path="/exception"/>
    public void Append(ColumnBatch batch)
    {
        if (batch.Columns.Length != Types.Length)
        {
            throw new ArgumentException($"The batch has {batch.Columns.Length} columns; the appender has {Types.Length}.", nameof(batch));
        }

        AppendChunk();
        for (int start = 0; start < batch.RowCount; start += DataChunkWriter.Capacity)
        {
            int count = Math.Min(DataChunkWriter.Capacity, batch.RowCount - start);
            try
            {
                for (int i = 0; i < Types.Length; i++)
                {
                    ColumnWriter.Write(batch.Columns[i], start, count, chunk[i], 0);
                }
            }
            catch
            {
                chunk.Reset();
                throw;
            }

            Row = count;
            AppendChunk();
        }
    }

    /// <summary>Writes the rows appended so far to the table.</summary>
    /// <exception cref="DuckDbException">A row breaks a constraint, or there is no room; the appender is of no more use.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The connection is in use.</exception>
    public void Flush(CancellationToken cancellation = default)
    {
        AppendChunk();
        using ConnectionGate.Hold hold = connection.Enter();
        using InterruptScope scope = InterruptScope.Start(connection, cancellation);
        ThrowIfFailed(NativeMethods.duckdb_appender_flush(handle), handle, cancellation);
    }

    /// <summary>Writes the rows appended so far and ends the appender.</summary>
    /// <inheritdoc cref="Flush" path="/exception"/>
    public void Close(CancellationToken cancellation = default)
    {
        Flush(cancellation);
        Dispose();
    }

    public void Dispose()
    {
        if (!handle.IsDisposed)
        {
            // Destroying an appender writes what it holds; without Close that is not wanted.
            _ = NativeMethods.duckdb_appender_clear(handle);
            handle.Dispose();
            chunk.Dispose();
        }
    }

    /// <summary>Hands the filled rows to DuckDB and begins another chunk.</summary>
    internal void AppendChunk()
    {
        ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
        using ConnectionGate.Hold hold = connection.Enter();
        if (Row > 0)
        {
            chunk.SetRowCount(Row);
            int state = NativeMethods.duckdb_append_data_chunk(handle, chunk.Pointer);
            chunk.Reset();
            Row = 0;
            ThrowIfFailed(state, handle);
        }
    }

    private static void ThrowIfFailed(int state, AppenderHandle handle, CancellationToken cancellation = default)
    {
        if (state == NativeMethods.Success)
        {
            return;
        }

        nint error = NativeMethods.duckdb_appender_error_data(handle.Pointer);
        try
        {
            DuckDbException exception = DuckDbErrorReader.Read(
                Utf8Text.Read(NativeMethods.duckdb_error_data_message(error)), NativeMethods.duckdb_error_data_error_type(error));
            throw DuckDbResult.Cancelled(exception, cancellation) ?? (Exception)exception;
        }
        finally
        {
            NativeMethods.duckdb_destroy_error_data(ref error);
        }
    }
}
