using Weir.Core.Contracts;
using Weir.Core.Data.Columns;
using Weir.Core.Manifests;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Define;
using Weir.Engines.Spark.Measures;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Tables;
using Weir.Engines.Spark.Values;
using Weir.Engines.Spark.Write;

namespace Weir.Engines.Spark.Session;

/// <summary>A session on a Spark cluster: relations are plans, and nothing is computed before it is written, measured or read.</summary>
public sealed class SparkSession : IEngineSession
{
    private readonly Workspace workspace;
    private int filters;
    private int disposed;

    internal SparkSession(Workspace workspace) => this.workspace = workspace;

    /// <summary>For tests that look at what Spark does.</summary>
    internal Workspace Workspace => workspace;

    public ValueTask<DefinedModule> DefineAsync(ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken) =>
        RunAsync(() => ModuleDefiner.DefineAsync(workspace, module, inputs, cancellationToken));

    public ValueTask<Relation> FilterErrorTypesAsync(Relation spillway, IReadOnlyList<string> errorTypes, CancellationToken cancellationToken)
    {
        SqlComposer query = new SqlComposer().Add("SELECT * FROM ").AddRelation(spillway.Name)
            .Add($" WHERE {ErrorColumns.TypeColumn} IN (").AddList(errorTypes.Select(Quote.Literal)).Add(")");
        return RunAsync(() => workspace.DefineAsync($"error types/{++filters}", query, cancellationToken));
    }

    public async ValueTask SettleAsync(Relation relation, int readers, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        await RunAsync(() => Settlement.RunAsync(workspace, relation, readers, cancellationToken), progress).ConfigureAwait(false);

    public ValueTask<IReadOnlyList<MeasureValue>> MeasureAsync(
        Relation relation, IReadOnlyList<Measure> measures, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(() => MeasureRowsAsync(relation, measures, cancellationToken), progress);

    public ValueTask<IReadOnlyList<IReadOnlyList<string>>> PeekAsync(Relation relation, IReadOnlyList<string> columns, int limit, CancellationToken cancellationToken) =>
        RunAsync(() => PeekRowsAsync(relation, columns, limit, cancellationToken));

    /// <summary>Null: Spark gives no parse tree.</summary>
    public ValueTask<string?> ParseAsync(SqlText sql, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <summary>Only where the rows are the same each time: figures that could not be taken on the way are asked for later.</summary>
    public bool CanObserve(Relation written, Relation observed) =>
        workspace.Relations.WayTo(written.Name, observed.Name) is not null && !workspace.Relations.IsVolatile(observed.Name);

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(() => new RelationWriter(workspace, request, cancellationToken).WriteAsync(), progress);

    public async ValueTask TendAsync(ManifestModule module, string target, CancellationToken cancellationToken) => await RunAsync(async () =>
    {
        await Tending.RunAsync(workspace, module, target).ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await workspace.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<MeasureValue>> MeasureRowsAsync(Relation relation, IReadOnlyList<Measure> measures, CancellationToken cancellationToken)
    {
        (SqlComposer sql, IReadOnlyList<MeasureReader> readers) = MeasureQuery.Compose(relation, measures);
        Wire.Relation plan = await workspace.PlanAsync(sql, cancellationToken).ConfigureAwait(false);
        List<object?[]> rows = await workspace.RowsAsync(plan, ReadRow, null, cancellationToken).ConfigureAwait(false);
        return [.. measures.Select((measure, i) => new MeasureValue(measure, readers[i].Read(rows[0])))];
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> PeekRowsAsync(Relation relation, IReadOnlyList<string> columns, int limit, CancellationToken cancellationToken)
    {
        IEnumerable<string> names = columns.Count == 0 ? relation.Schema.Names : columns;
        SqlComposer query = new SqlComposer().Add("SELECT ").AddList(names.Select(Quote.Identifier)).Add(" FROM ").AddRelation(relation.Name).Add($" LIMIT {limit}");
        Wire.Relation plan = await workspace.PlanAsync(query, cancellationToken).ConfigureAwait(false);
        return await workspace.RowsAsync<IReadOnlyList<string>>(
            plan, (batch, row) => [.. batch.Columns.Select(column => JsonText.Of(column, row))], null, cancellationToken).ConfigureAwait(false);
    }

    private static object?[] ReadRow(ColumnBatch batch, int row) => [.. batch.Columns.Select(column => CellReader.Read(column, row))];

    private async ValueTask<T> RunAsync<T>(Func<Task<T>> work, IProgress<WorkProgress>? progress = null)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        workspace.Client.Told = progress is null ? null : response => WorkMeter.Tell(response, progress);
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (SparkException exception)
        {
            throw workspace.Errors.ToException(exception, ErrorContext.None);
        }
    }
}
