using Npgsql;
using Weir.Stores.Sql;

namespace Weir.Stores.Postgres;

/// <summary>The row that a reader stands on.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : ISqlRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column) => reader.GetFieldType(column) == typeof(DateTime) ? Moment.ToText(reader.GetFieldValue<DateTimeOffset>(column)) : reader.GetString(column);

    public long Number(int column) => reader.GetInt64(column);
}
