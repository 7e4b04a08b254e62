using Weir.Engines.DuckDb.Interop.Native;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>A prepared statement.</summary>
public sealed unsafe class DuckDbStatement : IDisposable
{
    private const int SelectStatement = 1;
    private const int PendingReady = 0;
    private const int PendingNotReady = 1;
    private const int PendingNoTasks = 3;

    private readonly DuckDbConnection connection;
    private readonly StatementHandle handle;
    private readonly string sql;

    internal DuckDbStatement(DuckDbConnection connection, StatementHandle handle, string sql)
    {
        this.connection = connection;
        this.handle = handle;
        this.sql = sql;
    }

    public int ParameterCount => (int)NativeMethods.duckdb_nparams(Live());

    /// <summary>Sets a parameter; its type follows from the value's.</summary>
    /// <param name="index">1-based, as <c>$1</c>.</param>
    /// <param name="value">Null, a .NET primitive, string, byte[], Guid, a date or time, or one of the DuckDb* values; see <see cref="DuckDbValues"/>.</param>
    /// <exception cref="DuckDbException">There is no such parameter.</exception>
    /// <exception cref="NotSupportedException">DuckDB has no type for the value.</exception>
    public void Bind(int index, object? value) => Bind(index, DuckDbValues.Create(value));

    /// <summary>Sets a parameter of a given type, which nested values and NULL may need.</summary>
    /// <inheritdoc cref="Bind(int, object?)"/>
    public void Bind(int index, object? value, DuckDbType type) => Bind(index, DuckDbValues.Create(value, type));

    /// <summary>Sets a parameter by name, without its <c>$</c>.</summary>
    /// <inheritdoc cref="Bind(int, object?)"/>
    public void Bind(string name, object? value)
    {
        fixed (byte* text = Utf8Text.Terminated(name))
        {
            if (NativeMethods.duckdb_bind_parameter_index(Live(), out ulong index, text) != NativeMethods.Success)
            {
                throw new DuckDbException(DuckDbErrorType.InvalidInput, $"The statement has no parameter ${name}.") { Sql = sql };
            }

            Bind((int)index, value);
        }
    }

    /// <summary>Runs the statement to its end.</summary>
    /// <inheritdoc cref="DuckDbConnection.Execute(string, CancellationToken)" path="/returns|/exception"/>
    public long Execute(CancellationToken cancellation = default)
    {
        _ = Live();
        using ConnectionGate.Hold hold = connection.Enter();
        return ExecuteHeld(cancellation);
    }

    /// <summary>Runs the statement; its rows are computed as they are read.</summary>
    /// <inheritdoc cref="DuckDbConnection.Execute(string, CancellationToken)" path="/exception"/>
    public DuckDbResult Query(CancellationToken cancellation = default)
    {
        _ = Live();
        using ConnectionGate.Hold hold = connection.Enter();
        return QueryHeld(cancellation);
    }

    public void Dispose() => handle.Dispose();

    internal long ExecuteHeld(CancellationToken cancellation)
    {
        using DuckDbResult result = QueryHeld(cancellation);
        result.DrainHeld(cancellation);
        return result.RowsChanged;
    }

    internal DuckDbResult QueryHeld(CancellationToken cancellation)
    {
        bool streaming = NativeMethods.duckdb_prepared_statement_type(handle) == SelectStatement;
        using InterruptScope scope = InterruptScope.Start(connection, cancellation);
        int state = streaming
            ? NativeMethods.duckdb_pending_prepared_streaming(handle, out nint pending)
            : NativeMethods.duckdb_pending_prepared(handle, out pending);
        ResultHandle result = new(connection.Handle);
        try
        {
            if (state != NativeMethods.Success || !RunTasks(pending))
            {
                throw DuckDbErrorReader.Read(Utf8Text.Read(NativeMethods.duckdb_pending_error(pending)), sql: sql);
            }

            if (NativeMethods.duckdb_execute_pending(pending, result.Pointer) != NativeMethods.Success)
            {
                throw DuckDbResult.ReadError(result.Pointer, sql);
            }

            return new DuckDbResult(connection, result, streaming ? new StreamedStatement(connection, handle, sql) : null, sql);
        }
        catch (DuckDbException exception)
        {
            result.Dispose();
            throw DuckDbResult.Cancelled(exception, cancellation) ?? (Exception)exception;
        }
        finally
        {
            NativeMethods.duckdb_destroy_pending(ref pending);
        }
    }

    /// <summary>Works until there is a result; false for an error.</summary>
    /// <remarks>DuckDB's own loop does the same, but spins at full speed, and leaves the progress as it was, while its other threads have all the work.</remarks>
    internal static bool RunTasks(nint pending)
    {
        SpinWait wait = default;
        while (true)
        {
            switch (NativeMethods.duckdb_pending_execute_task(pending))
            {
                case PendingReady:
                    return true;
                case PendingNotReady:
                    wait.Reset();
                    break;
                case PendingNoTasks:
                    wait.SpinOnce();
                    break;
                default:
                    return false;
            }
        }
    }

    private void Bind(int index, ValueHandle value)
    {
        using (value)
        {
            if (NativeMethods.duckdb_bind_value(Live(), (ulong)index, value) != NativeMethods.Success)
            {
                throw DuckDbErrorReader.Read(Utf8Text.Read(NativeMethods.duckdb_prepare_error(handle)), DuckDbErrorType.InvalidInput, sql);
            }
        }
    }

    private StatementHandle Live()
    {
        ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
        connection.ThrowIfDisposed();
        return handle;
    }
}
