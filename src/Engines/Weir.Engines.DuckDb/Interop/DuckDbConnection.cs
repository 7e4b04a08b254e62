using System.Diagnostics;
using Weir.Engines.DuckDb.Interop.Functions;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>A connection: runs one statement at a time. <see cref="Progress"/> and <see cref="Interrupt"/> may be called from any thread.</summary>
public sealed unsafe class DuckDbConnection : IDisposable
{
    private const string Preparation = """
        SET errors_as_json = true;
        SET enable_progress_bar = true;
        SET enable_progress_bar_print = false;
        SET progress_bar_time = 0;
        """;

    private int interruptions;

    internal DuckDbConnection(ConnectionHandle handle)
    {
        Handle = handle;
        Execute(Preparation);
    }

    internal ConnectionHandle Handle { get; }

    internal ConnectionGate Gate { get; } = new();

    /// <summary>How often <see cref="Interrupt"/> was called.</summary>
    internal int Interruptions => Volatile.Read(ref interruptions);

    /// <summary>How far the running statement is.</summary>
    public DuckDbProgress Progress
    {
        get
        {
            ThrowIfDisposed();
            NativeProgress progress = NativeMethods.duckdb_query_progress(Handle);
            return new DuckDbProgress(progress.Percentage, progress.RowsProcessed, progress.TotalRows);
        }
    }

    /// <summary>Runs one statement or several.</summary>
    /// <returns>The rows that the last statement inserted, updated, deleted or copied; 0 for other statements.</returns>
    /// <exception cref="DuckDbException">DuckDB refuses; the statements before the faulty one have run.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The connection is in use.</exception>
    public long Execute(string sql, CancellationToken cancellation = default) => Execute(sql, [], cancellation);

    /// <inheritdoc cref="Execute(string, CancellationToken)"/>
    /// <param name="sql">The SQL.</param>
    /// <param name="parameters">Values for <c>?</c> or <c>$1</c> in the last statement; see <see cref="DuckDbStatement.Bind(int, object?)"/>.</param>
    /// <param name="cancellation">Interrupts DuckDB.</param>
    public long Execute(string sql, IReadOnlyList<object?> parameters, CancellationToken cancellation = default)
    {
        using ConnectionGate.Hold hold = Enter();
        using DuckDbStatement? last = RunAllButLast(sql, cancellation);
        return last is null ? 0 : Bound(last, parameters).ExecuteHeld(cancellation);
    }

    /// <summary>Runs a query, whose rows are computed as they are read. Of several statements, the last is the query.</summary>
    /// <inheritdoc cref="Execute(string, CancellationToken)" path="/exception"/>
    public DuckDbResult Query(string sql, CancellationToken cancellation = default) => Query(sql, [], cancellation);

    /// <inheritdoc cref="Query(string, CancellationToken)"/>
    /// <inheritdoc cref="Execute(string, IReadOnlyList{object?}, CancellationToken)" path="/param"/>
    public DuckDbResult Query(string sql, IReadOnlyList<object?> parameters, CancellationToken cancellation = default)
    {
        using ConnectionGate.Hold hold = Enter();
        using DuckDbStatement last = RunAllButLast(sql, cancellation)
            ?? throw new DuckDbException(DuckDbErrorType.Parser, "The SQL holds no statement.") { Sql = sql };
        return Bound(last, parameters).QueryHeld(cancellation);
    }

    /// <summary>The value in the first column of the first row; null for no row or for NULL.</summary>
    /// <inheritdoc cref="Execute(string, IReadOnlyList{object?}, CancellationToken)"/>
    public object? QueryValue(string sql, IReadOnlyList<object?>? parameters = null, CancellationToken cancellation = default)
    {
        using DuckDbResult result = Query(sql, parameters ?? [], cancellation);
        using DataChunk? chunk = result.ReadChunk(cancellation);
        return chunk is null or { RowCount: 0 } ? null : chunk[0].GetValue(0);
    }

    /// <summary>Prepares one statement to be run several times.</summary>
    /// <exception cref="DuckDbException">The SQL is wrong, or is not exactly one statement.</exception>
    public DuckDbStatement Prepare(string sql)
    {
        using ConnectionGate.Hold hold = Enter();
        using ExtractedStatements statements = ExtractedStatements.Parse(this, sql);
        return statements.Count == 1
            ? statements.Prepare(0)
            : throw new DuckDbException(DuckDbErrorType.Parser, $"One statement can be prepared at a time; the SQL holds {statements.Count}.") { Sql = sql };
    }

    /// <summary>Opens a fast way to add rows to a table.</summary>
    /// <param name="table">Its name, not quoted.</param>
    /// <param name="schema">Its schema; null for where unqualified names are looked up.</param>
    /// <param name="catalog">Its catalogue; null for the current one.</param>
    /// <param name="columns">The columns to be given; the others take their defaults. None means all.</param>
    /// <exception cref="DuckDbException">There is no such table or column.</exception>
    public DuckDbAppender CreateAppender(string table, string? schema = null, string? catalog = null, params IReadOnlyList<string> columns) =>
        DuckDbAppender.Open(this, table, schema, catalog, columns);

    /// <summary>Makes a function known to all connections of the database, until it is closed.</summary>
    /// <exception cref="DuckDbException">There is one of that name already, or a type is not allowed.</exception>
    public void Register(DuckDbScalarFunction function)
    {
        using ConnectionGate.Hold hold = Enter();
        ScalarRegistration.Register(this, function);
    }

    /// <inheritdoc cref="Register(DuckDbScalarFunction)"/>
    public void Register(DuckDbTableFunction function)
    {
        using ConnectionGate.Hold hold = Enter();
        TableRegistration.Register(this, function);
    }

    /// <summary>Stops the running statement, which fails with <see cref="DuckDbErrorType.Interrupt"/>. Does nothing while none runs.</summary>
    public void Interrupt()
    {
        ThrowIfDisposed();
        Interlocked.Increment(ref interruptions);
        NativeMethods.duckdb_interrupt(Handle);
    }

    /// <summary>Ends the open result, interrupts a statement that another thread runs, and closes the connection behind it.</summary>
    public void Dispose()
    {
        Handle.Dispose();
        Gate.Running?.Fire();
        Gate.OpenResult?.Dispose();
    }

    internal ConnectionGate.Hold Enter(DuckDbResult? reader = null)
    {
        ThrowIfDisposed();
        return Gate.Enter(reader);
    }

    /// <summary>Ends a query whose result was dropped on the way; DuckDB itself would do so with the next statement.</summary>
    internal void EndAbandoned()
    {
        if (!Handle.IsDisposed)
        {
            _ = NativeMethods.duckdb_prepare(Handle, "", out nint nothing);
            NativeMethods.duckdb_destroy_prepare(ref nothing);
        }
    }

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Handle.IsDisposed, this);

    private static DuckDbStatement Bound(DuckDbStatement statement, IReadOnlyList<object?> parameters)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            statement.Bind(i + 1, parameters[i]);
        }

        return statement;
    }

    private DuckDbStatement? RunAllButLast(string sql, CancellationToken cancellation)
    {
        using ExtractedStatements statements = ExtractedStatements.Parse(this, sql);
        for (int i = 0; i < statements.Count - 1; i++)
        {
            using DuckDbStatement statement = statements.Prepare(i);
            statement.ExecuteHeld(cancellation);
        }

        Debug.Assert(Gate.IsHeld, "the caller holds the connection");
        return statements.Count == 0 ? null : statements.Prepare(statements.Count - 1);
    }
}
