using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>The statement behind a streamed result, kept to find out why the result failed.</summary>
/// <remarks>
/// When one of DuckDB's threads fails, it interrupts the others; a reader that waits at that very moment is told of the interrupt in place of the error.
/// DuckDB keeps no trace of the error then, so the statement is run again, without keeping its rows, until it tells.
/// </remarks>
internal sealed unsafe class StreamedStatement : IDisposable
{
    /// <summary>The moment is short: of a hundred failures less than ten meet it, so that this many do not in practice.</summary>
    private const int Attempts = 10;

    private readonly DuckDbConnection connection;
    private readonly StatementHandle handle;
    private readonly string sql;
    private bool kept;

    internal StreamedStatement(DuckDbConnection connection, StatementHandle handle, string sql)
    {
        this.connection = connection;
        this.handle = handle;
        this.sql = sql;
        handle.DangerousAddRef(ref kept);
    }

    public void Dispose()
    {
        if (kept)
        {
            kept = false;
            handle.DangerousRelease();
        }
    }

    /// <summary>The error with which the statement fails; null when it tells none, or when it is cancelled. Takes as long as the statement took.</summary>
    internal DuckDbException? FindCause(CancellationToken cancellation)
    {
        DuckDbException? error = null;
        for (int attempt = 0; attempt < Attempts && kept && !cancellation.IsCancellationRequested && !connection.Handle.IsDisposed; attempt++)
        {
            error = Run();
            if (error?.ErrorType != DuckDbErrorType.Interrupt)
            {
                break;
            }
        }

        return error;
    }

    private DuckDbException? Run()
    {
        int state = NativeMethods.duckdb_pending_prepared_streaming(handle, out nint pending);
        using ResultHandle result = new(connection.Handle);
        try
        {
            if (state != NativeMethods.Success || !DuckDbStatement.RunTasks(pending))
            {
                return DuckDbErrorReader.Read(Utf8Text.Read(NativeMethods.duckdb_pending_error(pending)), sql: sql);
            }

            if (NativeMethods.duckdb_execute_pending(pending, result.Pointer) != NativeMethods.Success)
            {
                return DuckDbResult.ReadError(result.Pointer, sql);
            }
        }
        finally
        {
            NativeMethods.duckdb_destroy_pending(ref pending);
        }

        while (NativeMethods.duckdb_fetch_chunk(*result.Pointer) is var chunk and not 0)
        {
            new ChunkHandle(chunk).Dispose();
        }

        byte* error = NativeMethods.duckdb_result_error(result.Pointer);
        return error is null || *error == 0 ? null : DuckDbResult.ReadError(result.Pointer, sql);
    }
}
