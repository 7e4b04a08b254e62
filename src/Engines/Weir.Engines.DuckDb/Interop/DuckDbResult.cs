using System.Collections.Immutable;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>The rows of a query, chunk by chunk. Holds its connection until it is read to the end or disposed.</summary>
public sealed unsafe class DuckDbResult : IDisposable
{
    private const int ChangedRows = 1;
    private const int Nothing = 2;

    private readonly DuckDbConnection connection;
    private readonly ResultHandle handle;
    private readonly string sql;
    private readonly StreamedStatement? streamed;
    private readonly int interruptions;
    private ImmutableArray<DuckDbColumn> columns;
    private bool ended;

    internal DuckDbResult(DuckDbConnection connection, ResultHandle handle, StreamedStatement? streamed, string sql)
    {
        this.connection = connection;
        this.handle = handle;
        this.sql = sql;
        this.streamed = streamed;
        interruptions = connection.Interruptions;
        RowsChanged = streamed is null && NativeMethods.duckdb_result_return_type(*handle.Pointer) == ChangedRows
            ? (long)NativeMethods.duckdb_rows_changed(handle.Pointer)
            : 0;
        if (streamed is not null)
        {
            connection.Gate.Opened(this);
        }
    }

    /// <summary>The rows that the statement inserted, updated, deleted or copied; 0 for a query.</summary>
    public long RowsChanged { get; private set; }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<DuckDbColumn> Columns
    {
        get
        {
            ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
            return columns.IsDefault ? columns = ReadColumns() : columns;
        }
    }

    /// <summary>The next rows, up to 2048 of them; null at the end. The caller disposes the chunk.</summary>
    /// <exception cref="DuckDbException">The query failed on the way.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public DataChunk? ReadChunk(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
        if (ended)
        {
            return null;
        }

        using ConnectionGate.Hold hold = connection.Enter(this);
        return ReadChunkHeld(cancellation);
    }

    /// <summary>The next rows as a batch, which the caller disposes; null at the end.</summary>
    /// <inheritdoc cref="ReadChunk" path="/exception"/>
    /// <inheritdoc cref="DataChunk.ToBatch" path="/remarks|/exception"/>
    public ColumnBatch? ReadBatch(CancellationToken cancellation = default)
    {
        using DataChunk? chunk = ReadChunk(cancellation);
        return chunk?.ToBatch();
    }

    /// <summary>All remaining rows as boxed values; for small results.</summary>
    /// <inheritdoc cref="ReadChunk" path="/exception"/>
    public IReadOnlyList<object?[]> ReadRows(CancellationToken cancellation = default)
    {
        List<object?[]> rows = [];
        while (ReadChunk(cancellation) is { } chunk)
        {
            using (chunk)
            {
                for (int row = 0; row < chunk.RowCount; row++)
                {
                    rows.Add(chunk.GetRow(row));
                }
            }
        }

        return rows;
    }

    /// <summary>Ends the query, if it is not at its end: what it held (a transaction, open files, sources of rows) is let go.</summary>
    public void Dispose()
    {
        streamed?.Dispose();
        if (!connection.Gate.TryEnter(this, out ConnectionGate.Hold hold))
        {
            connection.Gate.Closed(this);
            handle.Dispose();
            return;
        }

        using (hold)
        {
            connection.Gate.Closed(this);
            handle.Dispose();
            connection.EndAbandoned();
        }
    }

    /// <summary>Reads and forgets the rest, for a query that is run for its effects.</summary>
    internal void DrainHeld(CancellationToken cancellation)
    {
        bool counts = NativeMethods.duckdb_result_return_type(*handle.Pointer) == Nothing;
        while (!ended)
        {
            using DataChunk? chunk = ReadChunkHeld(cancellation);
            if (counts && chunk is { RowCount: 1 } && chunk.Columns is [{ Name: "Count", Type.Id: DuckDbTypeId.BigInt }])
            {
                // CREATE TABLE AS claims to return nothing, and yet counts its rows in its only one.
                RowsChanged = chunk[0].Raw<long>(0);
            }
        }
    }

    internal static DuckDbException ReadError(NativeResult* result, string sql) =>
        DuckDbErrorReader.Read(Utf8Text.Read(NativeMethods.duckdb_result_error(result)), NativeMethods.duckdb_result_error_type(result), sql);

    /// <summary>What a caller who cancelled expects instead of DuckDB's interrupt; null where it is another error.</summary>
    internal static OperationCanceledException? Cancelled(DuckDbException exception, CancellationToken cancellation) =>
        exception.ErrorType == DuckDbErrorType.Interrupt && cancellation.IsCancellationRequested
            ? new OperationCanceledException("The query was cancelled.", exception, cancellation)
            : null;

    private DataChunk? ReadChunkHeld(CancellationToken cancellation)
    {
        bool added = false;
        try
        {
            handle.DangerousAddRef(ref added);
            using InterruptScope scope = InterruptScope.Start(connection, cancellation);
            nint chunk = NativeMethods.duckdb_fetch_chunk(*handle.Pointer);
            if (chunk != 0)
            {
                return new DataChunk(new ChunkHandle(chunk), Columns);
            }

            ended = true;
            connection.Gate.Closed(this);
            ThrowIfFailed(scope, cancellation);
            streamed?.Dispose();
            return null;
        }
        finally
        {
            if (added)
            {
                handle.DangerousRelease();
            }
        }
    }

    private void ThrowIfFailed(InterruptScope scope, CancellationToken cancellation)
    {
        byte* error = NativeMethods.duckdb_result_error(handle.Pointer);
        if (error is null || *error == 0)
        {
            return;
        }

        DuckDbException exception = ReadError(handle.Pointer, sql);
        bool nobodyAsked = exception.ErrorType == DuckDbErrorType.Interrupt && !scope.Fired && connection.Interruptions == interruptions;
        exception = (nobodyAsked ? streamed?.FindCause(cancellation) : null) ?? exception;
        throw Cancelled(exception, cancellation) ?? (Exception)exception;
    }

    private ImmutableArray<DuckDbColumn> ReadColumns()
    {
        ulong count = NativeMethods.duckdb_column_count(handle.Pointer);
        ImmutableArray<DuckDbColumn>.Builder builder = ImmutableArray.CreateBuilder<DuckDbColumn>((int)count);
        for (ulong i = 0; i < count; i++)
        {
            builder.Add(new DuckDbColumn(
                Utf8Text.Read(NativeMethods.duckdb_column_name(handle.Pointer, i)),
                LogicalTypes.Take(NativeMethods.duckdb_column_logical_type(handle.Pointer, i))));
        }

        return builder.MoveToImmutable();
    }
}
