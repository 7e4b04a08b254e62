using System.Data.Common;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Connectors.Databases.Tasks;

/// <summary><c>sql.execute</c>: statements in one transaction.</summary>
public sealed class SqlExecuteTask : ITask
{
    private static readonly ComponentSpec Declared = new(
        ComponentKind.Task, "sql.execute", "Runs statements in a database, in one transaction.",
        [SqlTaskFields.Format, SqlTaskFields.Database, SqlTaskFields.Options, SqlTaskFields.Statements, SqlTaskFields.Script, SqlTaskFields.Parameters])
    {
        Groups = [new FieldGroup([SqlTaskFields.Statements, SqlTaskFields.Script], OneRequired: true)],
        Remarks = "All statements count, or none; on MySQL and MariaDB those that change tables (CREATE, DROP, ALTER) count by themselves. A SQLite database that is not there is made. An attempt that is made again runs them again.",
        Example = "- id: clean\n  type: Task\n  uses: sql.execute\n  config:\n    format: sqlite\n    database: data/shop.db\n    sql: DELETE FROM orders WHERE total = 0\n",
    };

    public ComponentSpec Spec => Declared;

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        string sql = config.Has(SqlTaskFields.Statements)
            ? SqlParameters.Fill(config, SqlTaskFields.Statements, context.ModuleId)
            : await File.ReadAllTextAsync(context.PathToRead(config.Get(SqlTaskFields.Script)), cancellationToken).ConfigureAwait(false);
        DatabaseFaults faults = new(context.Redactor, config.SpanOf(config.Has(SqlTaskFields.Statements) ? SqlTaskFields.Statements : SqlTaskFields.Script), context.ModuleId);
        DbConnection connection = TaskConnection.Open(context, config, faults, makes: true);
        await using (connection.ConfigureAwait(false))
        {
            int rows = await ExecuteAsync(connection, sql, faults, cancellationToken).ConfigureAwait(false);
            return TaskResult.With(("rows_affected", rows)) with { RowsOut = Math.Max(rows, 0) };
        }
    }

    private static async Task<int> ExecuteAsync(DbConnection connection, string sql, DatabaseFaults faults, CancellationToken cancellationToken)
    {
        try
        {
            DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                DbCommand command = Sql.Command(connection, sql);
                await using (command.ConfigureAwait(false))
                {
                    command.Transaction = transaction;
                    int rows = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return rows;
                }
            }
        }
        catch (Exception failure) when (DatabaseFaults.IsFault(failure))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw faults.ToException(DatabaseCodes.WriteFailed, "The database refuses the statements", failure);
        }
    }
}
