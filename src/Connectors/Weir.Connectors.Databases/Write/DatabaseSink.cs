using System.Data.Common;
using Weir.Connectors.Databases.Options;
using Weir.Connectors.Databases.Tables;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Write;

/// <summary>Fills the staging table of a server's table.</summary>
internal sealed class DatabaseSink(DatabaseKind kind, ConnectionSettings settings, TableName target, WritePlan plan, StagedName staged, DatabaseFaults faults) : ISink
{
    private readonly TableName stage = kind.StageTable(target, staged);
    private DbConnection? connection;
    private IRowLoader? loader;
    private IReadOnlyList<StageColumn> columns = [];
    private long rows;

    public string? StagedTable => kind.Quote(stage);

    public ValueTask<Schema> OpenAsync(Schema given, CancellationToken cancellationToken)
    {
        connection = faults.Guard(DatabaseCodes.Unreachable, $"{kind.Scheme} can't be reached", () => kind.ConnectStage(settings, staged));
        columns = Guard(() => new StageColumns(kind, target, plan, faults).Match(given, kind.TargetColumns(settings, target)));
        loader = Guard(() =>
        {
            Sql.Execute(connection, $"DROP TABLE IF EXISTS {kind.Quote(stage)}");
            Sql.Execute(connection, $"CREATE TABLE {kind.Quote(stage)} ({string.Join(", ", columns.Select(column => $"{kind.Quote(column.Name)} {column.NativeType}{(column.IsNotNull ? " NOT NULL" : "")}"))})");
            return kind.OpenLoader(connection, stage, columns, settings);
        });
        return new(new Schema([.. given.Fields.Select((field, i) => new SchemaField(field.Name, columns[i].Type))]));
    }

    public ValueTask WriteAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Guard(() =>
        {
            loader!.Write(batch);
            return true;
        });
        rows += batch.RowCount;
        return default;
    }

    public ValueTask<WriteResult> CompleteAsync(CancellationToken cancellationToken)
    {
        Guard(() =>
        {
            loader!.Complete();
            CheckCasts();
            return true;
        });
        if (plan.Mode == WriteMode.Merge)
        {
            CheckKeys();
        }

        return new(new WriteResult(rows, 0));
    }

    public ValueTask DisposeAsync()
    {
        loader?.Dispose();
        connection?.Dispose();
        return default;
    }

    /// <summary>What is cast when it is published is cast once before, so that a value which does not fit is told now.</summary>
    private void CheckCasts()
    {
        string[] casts = [.. columns.Where(column => column.CastTo is not null).Select(column => $"count(CAST({kind.Quote(column.Name)} AS {column.CastTo}))")];
        if (casts.Length > 0)
        {
            Sql.Value(connection!, $"SELECT {string.Join(", ", casts)} FROM {kind.Quote(stage)}");
        }
    }

    private void CheckKeys()
    {
        string[] keys = [.. plan.MergeKey.Select(key => kind.Quote(columns.First(column => string.Equals(column.Name, key, StringComparison.OrdinalIgnoreCase)).Name))];
        string list = string.Join(", ", keys);
        if (Guard(() => Sql.Value(connection!, $"SELECT 1 FROM {kind.Quote(stage)} WHERE {string.Join(" OR ", keys.Select(key => $"{key} IS NULL"))}")) is not null)
        {
            throw faults.Refuse(DatabaseCodes.MergeKey, $"Rows to be merged into {target} have NULL in their key ({string.Join(", ", plan.MergeKey)}).", "Filter them before.");
        }

        if (Guard(() => Sql.Value(connection!, $"SELECT 1 FROM {kind.Quote(stage)} GROUP BY {list} HAVING count(*) > 1")) is not null)
        {
            throw faults.Refuse(DatabaseCodes.MergeKey, $"Several rows to be merged into {target} have the same key ({string.Join(", ", plan.MergeKey)}).", "Deduplicate them before, for example with `op: deduplicate`.");
        }
    }

    private T Guard<T>(Func<T> work) => faults.Guard(DatabaseCodes.WriteFailed, $"Rows can't be written to {target}", work);
}
