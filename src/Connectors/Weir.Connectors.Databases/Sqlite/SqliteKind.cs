using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Weir.Connectors.Databases.Options;
using Weir.Connectors.Databases.Read;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Write;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Sqlite;

/// <summary>SQLite, by the library that the history uses too. Rows are staged in a file beside the database, so that a run which also reads it is never in its own way.</summary>
internal sealed class SqliteKind : DatabaseKind
{
    internal const string StageSchema = "weir_stage";

    private const long BatchBytes = 8 * 1024 * 1024;

    static SqliteKind() => Batteries_V2.Init();

    internal override string Scheme => "sqlite";

    internal override int DefaultPort => 0;

    internal override bool IsFile => true;

    internal override string? DefaultSchema(ConnectionSettings settings) => null;

    internal override bool Answers(string scheme) => scheme == "sqlite";

    internal override string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    internal override string TextType(int length) => "TEXT";

    internal override DbConnection Connect(ConnectionSettings settings, string name) => Open(settings.File!, SqliteOpenMode.ReadWrite);

    internal override DbConnection ConnectToMake(ConnectionSettings settings, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(settings.File!)!);
        return Open(settings.File!, SqliteOpenMode.ReadWriteCreate);
    }

    internal static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal override DbConnection ConnectStage(ConnectionSettings settings, StagedName staged) => Open(StageFile(settings, staged), SqliteOpenMode.ReadWriteCreate);

    internal override TableName StageTable(TableName target, StagedName staged) => new(null, staged.Table);

    /// <summary>The file in which an Egress stages.</summary>
    internal static string StageFile(ConnectionSettings settings, StagedName staged) => $"{StagePrefix(settings, staged.Target)}{staged.RunId}~{staged.Table}";

    internal static string StagePrefix(ConnectionSettings settings, string target) =>
        $"{settings.File}.weir~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target)))[..12]}~";

    internal override IReadOnlyList<SourceColumn> Describe(DbConnection connection, string query)
    {
        using sqlite3_stmt statement = Prepare((SqliteConnection)connection, query);
        string[] names = [.. Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(i => raw.sqlite3_column_name(statement, i).utf8_to_string())];
        DataType?[] types = [.. names.Select((_, i) => raw.sqlite3_column_decltype(statement, i).utf8_to_string() is { } declared ? Widened(SqliteTypes.ToShared(declared)) : null)];
        if (types.Contains(null))
        {
            Guess(statement, types);
        }

        return [.. names.Select((name, i) => new SourceColumn(name, types[i]!, Quote(name)))];
    }

    internal override async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DbConnection connection, string query, IReadOnlyList<SourceColumn> columns, ConnectionSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using sqlite3_stmt statement = Prepare((SqliteConnection)connection, $"SELECT {string.Join(", ", columns.Select(column => column.Expression))} FROM ({query}) AS q");
        Schema schema = new([.. columns.Select(column => new SchemaField(column.Name, column.Type))]);
        SqliteCells[] cells = [.. columns.Select((column, i) => new SqliteCells(column.Name, i, column.Type))];
        try
        {
            bool ended = false;
            while (!ended)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (int rows, ended) = Fill((SqliteConnection)connection, statement, cells, settings.BatchRows);
                yield return new ColumnBatch(schema, rows, [.. cells.Select(cell => cell.Build())]);
            }
        }
        finally
        {
            Array.ForEach(cells, cell => cell.Dispose());
        }
    }

    internal override IReadOnlyList<TableColumn>? TargetColumns(ConnectionSettings settings, TableName target) => File.Exists(settings.File) ? base.TargetColumns(settings, target) : null;

    internal override IReadOnlyList<TableColumn>? ColumnsOf(DbConnection connection, TableName table)
    {
        using DbCommand command = Sql.Command(
            connection, "SELECT name, type, \"notnull\", dflt_value IS NULL AND pk = 0, hidden FROM pragma_table_xinfo(@name, @schema) ORDER BY cid", ("name", table.Name), ("schema", table.Schema ?? "main"));
        using DbDataReader reader = command.ExecuteReader();
        List<TableColumn> columns = [];
        while (reader.Read())
        {
            string native = reader.GetString(1);
            columns.Add(new TableColumn(reader.GetString(0), native, SqliteTypes.ToShared(native))
            {
                IsNotNull = reader.GetInt64(2) != 0, IsDemanded = reader.GetInt64(2) != 0 && reader.GetInt64(3) != 0, IsGenerated = reader.GetInt64(4) is 2 or 3,
            });
        }

        return columns.Count == 0 ? null : columns;
    }

    internal override string? NativeTypeOf(DataType type) => SqliteTypes.ToSqlite(type);

    /// <summary>A column whose declared type says nothing takes values as they come.</summary>
    internal override StageColumn Stage(SchemaField given, TableColumn? target) => target is { Type: null }
        ? base.Stage(given, null) with { Name = target.Name, NativeType = target.NativeType, IsNotNull = target.IsNotNull }
        : base.Stage(given, target);

    internal override IRowLoader OpenLoader(DbConnection connection, TableName table, IReadOnlyList<StageColumn> columns, ConnectionSettings settings) =>
        new SqliteLoader((SqliteConnection)connection, Quote(table), columns, Quote);

    internal override IReadOnlyList<string> Promote(TableName stage, TableName target, IReadOnlyList<TableColumn> columns) =>
    [
        $"CREATE TABLE {Quote(target)} ({string.Join(", ", columns.Select(column => $"{Quote(column.Name)} {column.NativeType}{(column.IsNotNull ? " NOT NULL" : "")}"))})",
        $"INSERT INTO {Quote(target)} SELECT * FROM {Quote(stage)}",
    ];

    internal override ITargetStore OpenTarget(ConnectionSettings settings, TableName table, WritePlan plan, DatabaseFaults faults, TimeProvider time) => new SqliteTarget(this, settings, table, plan, faults, time);

    internal override ITargetLease? TryLease(ConnectionSettings settings, string target, string runId) => throw new NotSupportedException("Files are leased by their target.");

    internal override string? DescribeHolder(ConnectionSettings settings, string target) => throw new NotSupportedException("Files are leased by their target.");

    private static sqlite3_stmt Prepare(SqliteConnection connection, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out sqlite3_stmt statement), connection.Handle);
        return statement;
    }

    /// <summary>An integer's declared name promises nothing of its width.</summary>
    private static DataType? Widened(DataType? type) => type is PrimitiveType { Kind: PrimitiveKind.SmallInt or PrimitiveKind.Int } ? new PrimitiveType(PrimitiveKind.BigInt) : type;

    /// <summary>Expressions have no declared type: the first row tells what they are.</summary>
    private static void Guess(sqlite3_stmt statement, DataType?[] types)
    {
        bool any = raw.sqlite3_step(statement) == raw.SQLITE_ROW;
        for (int i = 0; i < types.Length; i++)
        {
            types[i] ??= new PrimitiveType(!any ? PrimitiveKind.String : raw.sqlite3_column_type(statement, i) switch
            {
                raw.SQLITE_INTEGER => PrimitiveKind.BigInt,
                raw.SQLITE_FLOAT => PrimitiveKind.Double,
                raw.SQLITE_BLOB => PrimitiveKind.Binary,
                _ => PrimitiveKind.String,
            });
        }
    }

    private static (int Rows, bool Ended) Fill(SqliteConnection connection, sqlite3_stmt statement, SqliteCells[] cells, int most)
    {
        long bytes = 0;
        for (int rows = 0; rows < most && bytes < BatchBytes; rows++)
        {
            int code = raw.sqlite3_step(statement);
            if (code != raw.SQLITE_ROW)
            {
                SqliteException.ThrowExceptionForRC(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code, connection.Handle);
                return (rows, true);
            }

            foreach (SqliteCells cell in cells)
            {
                bytes += cell.Take(statement);
            }

            if (rows + 1 == most || bytes >= BatchBytes)
            {
                return (rows + 1, false);
            }
        }

        return (0, false);
    }
}
