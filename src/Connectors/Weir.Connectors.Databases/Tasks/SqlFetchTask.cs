using System.Data.Common;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Connectors.Databases.Tasks;

/// <summary><c>sql.fetch</c>: a few rows as values that other tasks read.</summary>
public sealed class SqlFetchTask : ITask
{
    private static readonly ComponentSpec Declared = new(
        ComponentKind.Task, "sql.fetch", "Hands on the rows of a query as values: a count, a date, a short list.",
        [SqlTaskFields.Format, SqlTaskFields.Database, SqlTaskFields.Options, SqlTaskFields.Query, SqlTaskFields.Parameters, SqlTaskFields.MaximumRows])
    {
        Groups = [new FieldGroup([SqlTaskFields.Query], OneRequired: true)],
        Remarks = "No row means no data. Hands on `columns`, `rows` (a list of lists), `row_count`, `first` (the first row as a mapping), `dtypes` (bool, int, float, date, datetime, string, bytes as base64), and `columns_json`, `rows_json`, `dtypes_json`, the same as texts. "
            + "Dates and times are ISO texts. What is handed on is kept in the history, so many rows belong into a file: `sql.extract`.",
        Example = "- id: newest\n  type: Task\n  uses: sql.fetch\n  config:\n    format: sqlite\n    database: data/shop.db\n    query: SELECT max(day) AS day FROM orders WHERE shop = :shop\n    params: { shop: north }\n",
    };

    public ComponentSpec Spec => Declared;

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        string sql = SqlParameters.Fill(config, SqlTaskFields.Query, context.ModuleId);
        DatabaseFaults faults = new(context.Redactor, config.SpanOf(SqlTaskFields.Query), context.ModuleId);
        DbConnection connection = TaskConnection.Open(context, config, faults);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await FetchAsync(connection, sql, config, context.ModuleId, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (DatabaseFaults.IsFault(failure))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw faults.ToException(DatabaseCodes.ReadFailed, "The rows can't be read", failure);
            }
        }
    }

    private static async Task<TaskResult> FetchAsync(DbConnection connection, string sql, Config config, string moduleId, CancellationToken cancellationToken)
    {
        long most = config.Get(SqlTaskFields.MaximumRows);
        DbCommand command = Sql.Command(connection, sql);
        await using (command.ConfigureAwait(false))
        {
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                JsonArray rows = [];
                string?[] types = new string?[reader.FieldCount];
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (rows.Count == most)
                    {
                        throw new WeirException(new Diagnostic(DatabaseCodes.TooManyRows, config.SpanOf(SqlTaskFields.MaximumRows), $"The query gives more than {most} rows.") { Hint = "Write them to a file by sql.extract, or raise 'max_rows'.", ModuleId = moduleId });
                    }

                    rows.Add((JsonNode)new JsonArray([.. Enumerable.Range(0, reader.FieldCount).Select(i => FetchedValue.Of(reader.GetValue(i), ref types[i]))]));
                }

                return Result([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows, types);
            }
        }
    }

    private static TaskResult Result(string[] columns, JsonArray rows, string?[] types)
    {
        JsonArray names = [.. columns.Select(c => (JsonNode)c)];
        JsonObject kinds = [];
        JsonObject first = [];
        for (int i = 0; i < columns.Length; i++)
        {
            kinds[columns[i]] = types[i] ?? "string";
            if (rows.Count > 0)
            {
                first[columns[i]] = rows[0]![i]?.DeepClone();
            }
        }

        (string, JsonNode?)[] outputs =
        [
            ("columns", names), ("rows", rows), ("row_count", rows.Count), ("first", first), ("dtypes", kinds),
            ("columns_json", names.ToJsonString()), ("rows_json", rows.ToJsonString()), ("dtypes_json", kinds.ToJsonString()),
        ];
        return (rows.Count > 0 ? TaskResult.With(outputs) : TaskResult.NoData("The query gave no rows.", outputs)) with { RowsIn = rows.Count };
    }
}
