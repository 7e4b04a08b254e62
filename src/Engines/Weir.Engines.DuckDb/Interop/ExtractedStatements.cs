using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>SQL cut into its statements by DuckDB's parser.</summary>
internal sealed unsafe class ExtractedStatements : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly string sql;
    private nint extracted;

    private ExtractedStatements(DuckDbConnection connection, string sql, nint extracted, int count)
    {
        this.connection = connection;
        this.sql = sql;
        this.extracted = extracted;
        Count = count;
    }

    internal int Count { get; }

    /// <exception cref="DuckDbException">The SQL does not parse.</exception>
    internal static ExtractedStatements Parse(DuckDbConnection connection, string sql)
    {
        int zero = sql.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
        {
            throw new DuckDbException(DuckDbErrorType.Parser, "The SQL holds a NUL character; pass such text as a parameter.") { Position = zero, Sql = sql };
        }

        fixed (byte* text = Utf8Text.Terminated(sql))
        {
            ulong count = NativeMethods.duckdb_extract_statements(connection.Handle, text, out nint extracted);
            ExtractedStatements statements = new(connection, sql, extracted, (int)count);
            byte* error = count == 0 ? NativeMethods.duckdb_extract_statements_error(extracted) : null;
            if (error is null)
            {
                return statements;
            }

            DuckDbException exception = DuckDbErrorReader.Read(Utf8Text.Read(error), sql: sql);
            statements.Dispose();
            throw exception;
        }
    }

    /// <exception cref="DuckDbException">The statement does not bind.</exception>
    internal DuckDbStatement Prepare(int index)
    {
        int state = NativeMethods.duckdb_prepare_extracted_statement(connection.Handle, extracted, (ulong)index, out nint prepared);
        StatementHandle handle = new(prepared, connection.Handle);
        if (state == NativeMethods.Success)
        {
            return new DuckDbStatement(connection, handle, sql);
        }

        DuckDbException exception = DuckDbErrorReader.Read(Utf8Text.Read(NativeMethods.duckdb_prepare_error(handle)), sql: sql);
        handle.Dispose();
        throw exception;
    }

    public void Dispose() => NativeMethods.duckdb_destroy_extracted(ref extracted);
}
