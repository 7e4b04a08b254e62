using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Npgsql.Schema;
using Weir.Connectors.Databases.Options;
using Weir.Connectors.Databases.Read;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Write;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Postgres;

/// <summary>PostgreSQL: binary COPY both ways, advisory locks as leases.</summary>
internal sealed class PostgresKind : DatabaseKind
{
    /// <summary>A batch is handed on when its values take so much, however few rows it has.</summary>
    private const long BatchBytes = 8 * 1024 * 1024;

    internal override string Scheme => "postgres";

    internal override int DefaultPort => 5432;

    internal override string? DefaultSchema(ConnectionSettings settings) => settings.Schema ?? "public";

    internal override bool Answers(string scheme) => scheme is "postgres" or "postgresql";

    internal override string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    internal override DbConnection Connect(ConnectionSettings settings, string name)
    {
        NpgsqlConnectionStringBuilder builder = new(settings.ConnectionString?.Reveal() ?? "");
        if (settings.ConnectionString is null)
        {
            builder.Host = settings.Host;
            builder.Port = settings.Port;
            builder.Database = settings.Database;
            foreach ((string key, string value) in settings.Parameters)
            {
                builder[key] = value;
            }
        }

        builder.Username = settings.User ?? builder.Username;
        builder.Password = settings.Password?.Reveal() ?? builder.Password;
        builder.ApplicationName = name;
        builder.CommandTimeout = (int)(settings.Timeout?.TotalSeconds ?? 0);
        builder.IncludeErrorDetail = true;
        NpgsqlConnection connection = new(builder.ConnectionString);
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

    internal override IReadOnlyList<SourceColumn> Describe(DbConnection connection, string query)
    {
        using NpgsqlCommand command = new($"SELECT * FROM ({query}) AS q LIMIT 0", (NpgsqlConnection)connection);
        using NpgsqlDataReader reader = command.ExecuteReader(CommandBehavior.SchemaOnly);
        return [.. reader.GetColumnSchema().Select(ToColumn)];
    }

    internal override async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DbConnection connection, string query, IReadOnlyList<SourceColumn> columns, ConnectionSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string list = string.Join(", ", columns.Select(column => column.Expression));
        NpgsqlRawCopyStream stream = await ((NpgsqlConnection)connection).BeginRawBinaryCopyAsync($"COPY (SELECT {list} FROM ({query}) AS q) TO STDOUT (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        Schema schema = new([.. columns.Select(column => new SchemaField(column.Name, column.Type))]);
        CopyDecoder[] decoders = [.. columns.Select(column => CopyDecoder.Create(column.Type))];
        bool ended = false;
        try
        {
            CopyInput input = new(stream);
            input.ReadHeader();
            while (!ended)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (int rows, ended) = Fill(input, decoders, settings.BatchRows);
                yield return new ColumnBatch(schema, rows, [.. decoders.Select(decoder => decoder.Build())]);
            }
        }
        finally
        {
            Array.ForEach(decoders, decoder => decoder.Dispose());
            await End(stream, ended).ConfigureAwait(false);
        }
    }

    internal override IReadOnlyList<TableColumn>? ColumnsOf(DbConnection connection, TableName table)
    {
        using DbCommand command = Sql.Command(
            connection,
            """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef OR a.attidentity <> '', a.attgenerated <> ''
            FROM pg_attribute a WHERE a.attrelid = to_regclass(@name) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """,
            ("name", Quote(table)));
        using DbDataReader reader = command.ExecuteReader();
        List<TableColumn> columns = [];
        while (reader.Read())
        {
            string native = reader.GetString(1);
            columns.Add(new TableColumn(reader.GetString(0), native, PostgresTypes.ToShared(native))
            {
                IsNotNull = reader.GetBoolean(2),
                IsDemanded = reader.GetBoolean(2) && !reader.GetBoolean(3),
                IsGenerated = reader.GetBoolean(4),
            });
        }

        return columns.Count == 0 ? null : columns;
    }

    internal override string? NativeTypeOf(DataType type) => PostgresTypes.ToPostgres(type);

    /// <summary>A numeric without a size takes the digits that the rows have.</summary>
    internal override StageColumn Stage(SchemaField given, TableColumn? target)
    {
        if (target is null || !PostgresTypes.IsOpenNumeric(target.NativeType))
        {
            return base.Stage(given, target);
        }

        return given.Type switch
        {
            DecimalType number => new StageColumn(target.Name, number, target.NativeType) { IsNotNull = target.IsNotNull },
            PrimitiveType { Kind: PrimitiveKind.Float or PrimitiveKind.Double } => new StageColumn(target.Name, new PrimitiveType(PrimitiveKind.Double), "double precision") { IsNotNull = target.IsNotNull, CastTo = "numeric" },
            _ => new StageColumn(target.Name, new DecimalType(38, 0), target.NativeType) { IsNotNull = target.IsNotNull },
        };
    }

    internal override IRowLoader OpenLoader(DbConnection connection, TableName table, IReadOnlyList<StageColumn> columns, ConnectionSettings settings) =>
        new CopyLoader((NpgsqlConnection)connection, Quote(table), columns, Quote);

    internal override string? LockForMerge(TableName table) => $"LOCK TABLE {Quote(table)} IN SHARE ROW EXCLUSIVE MODE";

    internal override ITargetLease? TryLease(ConnectionSettings settings, string target, string runId)
    {
        DbConnection connection = Connect(settings, $"weir run {runId}");
        try
        {
            bool taken = (bool)Sql.Value(connection, "SELECT pg_try_advisory_lock(@key)", ("key", LockKey(target)))!;
            return taken ? new ConnectionLease(target, connection, () => Sql.Execute(connection, "SELECT pg_advisory_unlock(@key)", ("key", LockKey(target)))) : Drop(connection);
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
        return Sql.Value(
            connection,
            """
            SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND ((l.classid::bigint << 32) | l.objid::bigint) = @key LIMIT 1
            """,
            ("key", LockKey(target))) as string;
    }

    private static ConnectionLease? Drop(DbConnection connection)
    {
        connection.Dispose();
        return null;
    }

    private static long LockKey(string target) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(target)));

    private SourceColumn ToColumn(NpgsqlDbColumn column)
    {
        (DataType type, string suffix, bool toJson) = PostgresTypes.Read(Spelled(column));
        string name = Quote(column.ColumnName);
        return new SourceColumn(column.ColumnName, type, toJson ? $"to_json({name})" : name + suffix);
    }

    private static string Spelled(NpgsqlDbColumn column)
    {
        string name = column.DataTypeName ?? "text";
        return column.PostgresType.Name == "numeric" && column.NumericPrecision is { } precision ? $"numeric({precision},{column.NumericScale ?? 0})" : name;
    }

    private static (int Rows, bool Ended) Fill(CopyInput input, CopyDecoder[] decoders, int most)
    {
        int rows = 0;
        long bytes = 0;
        while (rows < most && bytes < BatchBytes)
        {
            if (!input.NextRow())
            {
                return (rows, true);
            }

            foreach (CopyDecoder decoder in decoders)
            {
                if (input.NextField(out ReadOnlySpan<byte> field))
                {
                    decoder.Append(field);
                    bytes += field.Length;
                }
                else
                {
                    decoder.AppendNull();
                }
            }

            rows++;
        }

        return (rows, false);
    }

    /// <summary>A COPY that is read to its end is closed; one that is broken off is cancelled, so that the rest is not sent.</summary>
    private static async ValueTask End(NpgsqlRawCopyStream stream, bool ended)
    {
        try
        {
            if (!ended)
            {
                await stream.CancelAsync().ConfigureAwait(false);
            }

            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception gone) when (!ended && DatabaseFaults.IsFault(gone))
        {
            // The read is given up anyway.
        }
    }
}
