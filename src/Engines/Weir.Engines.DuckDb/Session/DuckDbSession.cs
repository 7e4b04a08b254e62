using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Sql;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Measures;
using Weir.Engines.DuckDb.Outside;
using Weir.Engines.DuckDb.Sql;
using Weir.Engines.DuckDb.Write;

namespace Weir.Engines.DuckDb.Session;

/// <summary>A session of the embedded engine: relations are views, and nothing is computed before it is written, measured or read.</summary>
public sealed class DuckDbSession : IEngineSession
{
    private readonly EngineThread thread;
    private readonly Workspace workspace;
    private readonly TimeProvider time;
    private int filters;
    private int disposed;

    internal DuckDbSession(EngineThread thread, Workspace workspace, TimeProvider time)
    {
        this.thread = thread;
        this.workspace = workspace;
        this.time = time;
    }

    /// <summary>For tests that look at what DuckDB does.</summary>
    internal Workspace Workspace => workspace;

    public ValueTask<DefinedModule> DefineAsync(ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken) =>
        RunAsync(() => ModuleDefiner.Define(workspace, module, inputs, cancellationToken), cancellationToken);

    public ValueTask<Relation> FilterErrorTypesAsync(Relation spillway, IReadOnlyList<string> errorTypes, CancellationToken cancellationToken) =>
        RunAsync(() => FilterErrorTypes(spillway, errorTypes, cancellationToken), cancellationToken);

    public async ValueTask SettleAsync(Relation relation, int readers, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        await RunAsync(() => Settle(relation, readers, progress, cancellationToken), cancellationToken).ConfigureAwait(false);

    public ValueTask<IReadOnlyList<MeasureValue>> MeasureAsync(
        Relation relation, IReadOnlyList<Measure> measures, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(() => Measure(relation, measures, progress, cancellationToken), cancellationToken);

    public ValueTask<IReadOnlyList<IReadOnlyList<string>>> PeekAsync(Relation relation, IReadOnlyList<string> columns, int limit, CancellationToken cancellationToken) =>
        RunAsync(() => RowPeek.Read(workspace, relation, columns, limit, cancellationToken), cancellationToken);

    public ValueTask<string?> ParseAsync(SqlText sql, CancellationToken cancellationToken) =>
        RunAsync(() => ParseTree.Json(workspace, sql.Role == Core.Specs.SqlRole.Query ? sql.Text : $"SELECT {sql.Text}", cancellationToken), cancellationToken);

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(
            () =>
            {
                using ProgressReporter? reporter = ProgressReporter.Start(workspace.Connection, progress, time, cancellationToken);
                return OutsideWriter.Applies(workspace, request)
                    ? new OutsideWriter(workspace, request, cancellationToken).Write()
                    : new RelationWriter(workspace, request, cancellationToken).Write();
            },
            cancellationToken);

    public async ValueTask DrainAsync()
    {
        if (disposed == 0)
        {
            await thread.DrainAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await thread.RunAsync(
                () =>
                {
                    workspace.Dispose();
                    return true;
                },
                CancellationToken.None).ConfigureAwait(false);
            thread.Dispose();
        }
    }

    private async ValueTask<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        try
        {
            return await thread.RunOrLeaveAsync(
                () =>
                {
                    workspace.Outside.Begin(cancellationToken);
                    workspace.Functions.Begin();
                    return work();
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DuckDbException or WeirException && (workspace.Functions.TakeFault() ?? workspace.Outside.TakeFault()) is { } fault)
        {
            throw Failure(fault);
        }
        catch (DuckDbException exception)
        {
            throw workspace.Errors.ToException(exception, ErrorContext.None);
        }
    }

    /// <summary>What a source of a connector failed with is told as it is: it knows its place, DuckDB only its text.</summary>
    private Exception Failure(Exception fault) => fault switch
    {
        WeirException or OperationCanceledException => fault,
        _ => new WeirException(new Diagnostic(EngineCodes.EngineFault, SourceSpan.None, workspace.Options.Redactor.Redact($"A source failed: {fault.Message}")), fault),
    };

    private Relation FilterErrorTypes(Relation spillway, IReadOnlyList<string> errorTypes, CancellationToken cancellationToken)
    {
        const string Schema = "error types/scope";
        workspace.EnsureSchema(Schema);
        SqlComposer query = new SqlComposer()
            .Add($"SELECT * FROM {spillway.Name} WHERE {ErrorColumns.TypeColumn} IN (").AddList(errorTypes.Select(Quote.Literal)).Add(")");
        return workspace.CreateView(Schema, $"filter {++filters}", query, [spillway], cancellationToken);
    }

    private bool Settle(Relation relation, int readers, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        if (readers < 2 || workspace.Relations.IsSettled(relation) || !Settlement.IsWorthwhile(workspace, relation, readers, cancellationToken))
        {
            return false;
        }

        using ProgressReporter? reporter = ProgressReporter.Start(workspace.Connection, progress, time, cancellationToken);
        return Explained(
            relation,
            () =>
            {
                Settlement.Keep(workspace, relation, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Computes something of a relation; a failure points at the module whose SQL it is about.</summary>
    private T Explained<T>(Relation relation, Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return work();
        }
        catch (DuckDbException exception)
        {
            throw Retrace.Explain(workspace, exception, ErrorContext.None, relation, cancellationToken);
        }
    }

    private IReadOnlyList<MeasureValue> Measure(
        Relation relation, IReadOnlyList<Measure> measures, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        using ProgressReporter? reporter = ProgressReporter.Start(workspace.Connection, progress, time, cancellationToken);
        (ComposedSql sql, IReadOnlyList<MeasureReader> readers) = MeasureQuery.Compose(relation, measures);
        object?[] row = Explained(relation, () => workspace.Rows(workspace.Register(sql), cancellationToken)[0], cancellationToken);
        return [.. measures.Select((measure, i) => new MeasureValue(measure, readers[i].Read(row)))];
    }
}
