using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Connectors.Databases.Tasks;

/// <summary><c>sql.load</c>: a file's rows into a table, in one transaction.</summary>
/// <param name="engine">Reads the file.</param>
/// <param name="connectors">The databases.</param>
public sealed class SqlLoadTask(Func<IEngine> engine, ConnectorCatalogue connectors) : ITask
{
    private static readonly ComponentSpec Declared = new(
        ComponentKind.Task, "sql.load", "Loads a file's rows into a database's table, in one transaction.",
        [SqlTaskFields.Format, SqlTaskFields.Database, SqlTaskFields.Options, SqlTaskFields.Table, SqlTaskFields.Mode, SqlTaskFields.MergeKey, SqlTaskFields.From, SqlTaskFields.FileFormat, SqlTaskFields.FileOptions])
    {
        Remarks = "Columns are matched by name. A repeated attempt of the same module of a run loads nothing twice: the table `weir_ledger` beside the target remembers what was loaded.",
        Example = "- id: load\n  type: Task\n  uses: sql.load\n  config:\n    format: sqlite\n    database: data/shop.db\n    table: orders\n    from: in/orders.csv\n",
    };

    public ComponentSpec Spec => Declared;

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        TaskModules modules = new(config, context.ModuleId);
        ManifestModule table = modules.Database(connectors, ModuleType.Egress);
        IConnector connector = connectors.Find(config.Get(SqlTaskFields.Format))!;
        ConnectorContext surroundings = new() { BaseDirectory = context.BaseDirectory, Redactor = context.Redactor, Time = context.Time };
        string target = connector.TargetOf(table, surroundings);
        ITargetStore store = connector.OpenTarget(table, surroundings);
        using ITargetLease lease = store.TryLease(target, context.RunId)
            ?? throw new WeirException(new Diagnostic(DatabaseCodes.WriteFailed, config.SpanOf(SqlTaskFields.Table), $"{target} is being written by {store.DescribeHolder(target) ?? "another run"}.") { ModuleId = context.ModuleId });
        IEngineSession session = await TaskSession.OpenAsync(engine(), connectors, context, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            string path = context.PathToRead(config.Get(SqlTaskFields.From));
            Relation rows = await TaskSession.DefineAsync(session, modules.File(ModuleType.Ingress, SqlTaskFields.From, path), cancellationToken).ConfigureAwait(false);
            PublishStep step = new() { ModuleId = context.ModuleId, Kind = PublishKind.Transaction, Staged = store.StagedPath(target, context.RunId, context.ModuleId), Target = target };
            store.Stage(target, context.RunId, context.ModuleId);
            WriteResult written = await session.WriteAsync(new WriteRequest { Module = table, Relation = rows, StagedPath = step.Staged, AsFolder = false }, context.Progress, cancellationToken).ConfigureAwait(false);
            store.Publish(step);
            store.Discard(target, context.RunId);
            return TaskResult.With(("rows", written.Rows), ("table", target)) with { RowsIn = written.Rows, RowsOut = written.Rows };
        }
    }
}
