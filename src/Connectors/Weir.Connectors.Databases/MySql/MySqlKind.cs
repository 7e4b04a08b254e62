using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MySqlConnector;
using Weir.Connectors.Databases.Options;
using Weir.Connectors.Databases.Read;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Write;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.MySql;

/// <summary>MySQL and MariaDB. CREATE and DROP commit by themselves there, so a new table is made empty first and filled by the transaction.</summary>
internal sealed class MySqlKind(string scheme) : DatabaseKind
{
    internal override string Scheme => scheme;

    internal override int DefaultPort => 3306;

    internal override bool DdlIsTransactional => false;

    internal override string? DefaultSchema(ConnectionSettings settings) => settings.Schema ?? (settings.Database.Length > 0 ? settings.Database : null);

    internal override bool Answers(string name) => name is "mysql" or "mariadb";

    internal override string Quote(string identifier) => "`" + identifier.Replace("`", "``", StringComparison.Ordinal) + "`";

    internal override DbConnection Connect(ConnectionSettings settings, string name)
    {
        MySqlConnectionStringBuilder builder = new(settings.ConnectionString?.Reveal() ?? "");
        if (settings.ConnectionString is null)
        {
            builder.Server = settings.Host;
            builder.Port = (uint)settings.Port;
            builder.Database = settings.Database;
            foreach ((string key, string value) in settings.Parameters)
            {
                builder[key] = value;
            }
        }

        builder.UserID = settings.User ?? builder.UserID;
        builder.Password = settings.Password?.Reveal() ?? builder.Password;
        builder.ApplicationName = name;
        builder.DefaultCommandTimeout = (uint)(settings.Timeout?.TotalSeconds ?? 0);
        builder.AllowUserVariables = true;
        builder.AllowZeroDateTime = true;
        builder.NoBackslashEscapes = true;
        builder.GuidFormat = MySqlGuidFormat.None;
        builder.IgnoreCommandTransaction = true;
        MySqlConnection connection = new(builder.ConnectionString);
        try
        {
            connection.Open();
            Sql.Execute(connection, "SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES'), time_zone = '+00:00'");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal override IReadOnlyList<SourceColumn> Describe(DbConnection connection, string query)
    {
        using DbCommand command = Sql.Command(connection, $"SELECT * FROM ({query}) AS q LIMIT 0");
        using DbDataReader reader = command.ExecuteReader();
        return [.. reader.GetColumnSchema().Select(column => new SourceColumn(column.ColumnName, MySqlTypes.ToShared(column), Quote(column.ColumnName)))];
    }

    internal override async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DbConnection connection, string query, IReadOnlyList<SourceColumn> columns, ConnectionSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DbCommand command = Sql.Command(connection, $"SELECT {string.Join(", ", columns.Select(column => column.Expression))} FROM ({query}) AS q");
        await using (command.ConfigureAwait(false))
        {
            DbDataReader reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await foreach (ColumnBatch batch in ReaderBatches.ReadAsync(reader, columns, settings.BatchRows, cancellationToken).ConfigureAwait(false))
                {
                    yield return batch;
                }
            }
        }
    }

    internal override IReadOnlyList<TableColumn>? ColumnsOf(DbConnection connection, TableName table)
    {
        using DbCommand command = Sql.Command(
            connection,
            """
            SELECT column_name, column_type, is_nullable = 'NO', column_default IS NULL AND extra NOT LIKE '%auto_increment%', extra LIKE '%GENERATED%'
            FROM information_schema.columns WHERE table_schema = COALESCE(@schema, DATABASE()) AND table_name = @name ORDER BY ordinal_position
            """,
            ("schema", table.Schema), ("name", table.Name));
        using DbDataReader reader = command.ExecuteReader();
        List<TableColumn> columns = [];
        while (reader.Read())
        {
            string native = reader.GetString(1);
            columns.Add(new TableColumn(reader.GetString(0), native, MySqlTypes.ToShared(native))
            {
                IsNotNull = reader.GetInt64(2) != 0, IsDemanded = reader.GetInt64(2) != 0 && reader.GetInt64(3) != 0, IsGenerated = reader.GetInt64(4) != 0,
            });
        }

        return columns.Count == 0 ? null : columns;
    }

    internal override string? NativeTypeOf(DataType type) => MySqlTypes.ToMySql(type);

    /// <summary>A target type without a shared one (a bit, a geometry) takes the text as the server reads it.</summary>
    internal override StageColumn Stage(SchemaField given, TableColumn? target) => target is { Type: null }
        ? new StageColumn(target.Name, new PrimitiveType(PrimitiveKind.String), target.NativeType) { IsNotNull = target.IsNotNull }
        : base.Stage(given, target);

    internal override IRowLoader OpenLoader(DbConnection connection, TableName table, IReadOnlyList<StageColumn> columns, ConnectionSettings settings) =>
        new MySqlLoader((MySqlConnection)connection, Quote(table), columns, Quote);

    internal override string UpdateFrom(TableName target, string values, TableName stage, string match) => $"UPDATE {Quote(target)} t JOIN {Quote(stage)} s ON {match} SET {values}";

    internal override string Assigned(string column) => $"t.{Quote(column)}";

    internal override ITargetLease? TryLease(ConnectionSettings settings, string target, string runId)
    {
        DbConnection connection = Connect(settings, $"weir run {runId}");
        try
        {
            Sql.Execute(connection, "SET @weir_run = @run", ("run", runId));
            if (Convert.ToInt64(Sql.Value(connection, "SELECT GET_LOCK(@key, 0)", ("key", LockName(target))) ?? 0, System.Globalization.CultureInfo.InvariantCulture) == 1)
            {
                return new ConnectionLease(target, connection, () => Sql.Execute(connection, "DO RELEASE_LOCK(@key)", ("key", LockName(target))));
            }

            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal override string? DescribeHolder(ConnectionSettings settings, string target)
    {
        using DbConnection connection = Connect(settings, "weir");
        return Sql.Value(connection, "SELECT IS_USED_LOCK(@key)", ("key", LockName(target))) is { } id ? $"connection {id} of the database" : null;
    }

    /// <summary>Names of locks have 64 letters at most.</summary>
    private static string LockName(string target) => "weir " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target)))[..40];
}
