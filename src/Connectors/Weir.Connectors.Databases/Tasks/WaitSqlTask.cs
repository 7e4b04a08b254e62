using System.Data.Common;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Waiting;

namespace Weir.Connectors.Databases.Tasks;

/// <summary><c>wait.sql</c>.</summary>
public sealed class WaitSqlTask : ITask
{
    private static readonly ComponentSpec Declared = new(
        ComponentKind.Task, "wait.sql", "Waits until a query says yes.",
        [SqlTaskFields.Format, SqlTaskFields.Database, SqlTaskFields.Options, SqlTaskFields.Query, SqlTaskFields.Parameters, WaitFields.Every, WaitFields.AtMost, WaitFields.FailsLate])
    {
        Groups = [new FieldGroup([SqlTaskFields.Query], OneRequired: true)],
        Remarks = "Yes is a first row whose first value is neither NULL nor 0, false or empty. Each look is a connection of its own; a query that fails is a failure, not a no. Hands on `value`, `looks` and `waited_seconds`.",
        Example = "- id: loaded\n  type: Task\n  uses: wait.sql\n  config:\n    format: sqlite\n    database: data/shop.db\n    query: SELECT count(*) FROM loads WHERE day = :day\n    params: { day: 2026-01-31 }\n    every: 1m\n",
    };

    public ComponentSpec Spec => Declared;

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        string sql = SqlParameters.Fill(config, SqlTaskFields.Query, context.ModuleId);
        DatabaseFaults faults = new(context.Redactor, config.SpanOf(SqlTaskFields.Query), context.ModuleId);
        return Wait.ForAsync(context, config, "the query does not say yes", token => LookAsync(context, config, sql, faults, token), cancellationToken);
    }

    private static async Task<TaskResult?> LookAsync(ITaskContext context, Config config, string sql, DatabaseFaults faults, CancellationToken cancellationToken)
    {
        DbConnection connection = TaskConnection.Open(context, config, faults);
        await using (connection.ConfigureAwait(false))
        {
            DbCommand command = Sql.Command(connection, sql);
            await using (command.ConfigureAwait(false))
            {
                try
                {
                    string? kind = null;
                    JsonNode? value = FetchedValue.Of(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), ref kind);
                    return value is null || value.ToJsonString() is "0" or "0.0" or "false" or "\"\"" ? null : TaskResult.With(("value", value));
                }
                catch (Exception failure) when (DatabaseFaults.IsFault(failure))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    throw faults.ToException(DatabaseCodes.ReadFailed, "The query can't be run", failure);
                }
            }
        }
    }
}
