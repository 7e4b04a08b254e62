using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Define;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Tables;
using Weir.Engines.Spark.Write.Delta;
using Weir.Engines.Spark.Write.Parts;

namespace Weir.Engines.Spark.Write;

/// <summary>Writes a relation to a staged file or folder: one job, which counts its rows itself.</summary>
internal sealed class RelationWriter(Workspace workspace, WriteRequest request, CancellationToken cancellation)
{
    private readonly WriteFormat format = WriteFormat.Of(request.Module);

    private ManifestModule Module => request.Module;

    private WriteMode Mode => WriteModes.Of(Module.Config);

    private IReadOnlyList<string> Partitions => Module.Config.Get(EgressSpec.PartitionBy);

    /// <exception cref="WeirException">The rows can't be computed or written.</exception>
    internal async Task<WriteResult> WriteAsync()
    {
        ErrorContext context = new(Module.Id, Module.Config.SpanOf(EgressSpec.Path), [], Writing: true);
        try
        {
            Observers observers = await Observers.OfAsync(workspace, request, cancellation).ConfigureAwait(false);
            CountedPlan counted = new(observers.Plan, observers.Hear);
            await WriteRowsAsync(counted).ConfigureAwait(false);
            return new WriteResult(await CountAsync(counted).ConfigureAwait(false), format.IsFiles ? PartFiles.Bytes(request.StagedPath) : 0) { Observed = observers.Answers };
        }
        catch (SparkException exception)
        {
            throw workspace.Errors.ToException(exception, context);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed($"The target can't be written: {exception.Message}", null, exception);
        }
    }

    private async Task WriteRowsAsync(CountedPlan counted)
    {
        if (format.IsCatalogue)
        {
            await new TableWriter(workspace, request, cancellation).WriteAsync(counted).ConfigureAwait(false);
            return;
        }

        if (format.Name == "jdbc")
        {
            await new JdbcWriter(workspace, request, format, cancellation).WriteAsync(counted).ConfigureAwait(false);
            return;
        }

        if (format.Name == "delta")
        {
            await new DeltaWriter(workspace, request, format, cancellation).WriteAsync(counted).ConfigureAwait(false);
            return;
        }

        if (Mode == WriteMode.Merge || Module.Config.Has(EgressSpec.ReplaceWhere))
        {
            await ChangeRowsAsync(counted).ConfigureAwait(false);
            return;
        }

        Wire.Relation rows = request.ExistingFile is null
            ? counted.Plan
            : await ExistingRows.BeforeAsync(workspace, request, format, counted.Plan, cancellation).ConfigureAwait(false);
        await SaveRowsAsync(rows, counted).ConfigureAwait(false);
        if (Mode == WriteMode.OverwritePartitions && request.ExistingTarget is { } root)
        {
            OtherPartitions.TakeOver(root, request);
        }
    }

    /// <summary>The target is made anew of what stays of it and of the new rows.</summary>
    private async Task ChangeRowsAsync(CountedPlan counted)
    {
        FileTarget? there = request.ExistingTarget is { } root ? await FileTarget.ReadAsync(workspace, root, request.Relation.Schema, cancellation).ConfigureAwait(false) : null;
        if (there is not null && FileTargetCheck.Find(Module, request.Relation.Schema, there) is { Severity: Severity.Error } finding)
        {
            throw new WeirException(finding);
        }

        KeptRows kept = new(workspace, request, cancellation);
        await kept.KeepAsync(counted).ConfigureAwait(false);
        await SaveRowsAsync(await new PartRows(workspace, request, kept, cancellation).PlanAsync(there).ConfigureAwait(false), counted).ConfigureAwait(false);
        kept.Remove();
        if (request.AsFolder && there is not null)
        {
            KeptFiles.TakeOver(there.Root, request.StagedPath, path => !FileTarget.Hidden(path) && File.Exists(Path.Combine(there.Root, path)));
        }
    }

    private Task SaveRowsAsync(Wire.Relation rows, CountedPlan counted)
    {
        Wire.Relation written = TimeTexts.In(rows, request.Relation.Schema, format);
        return request.AsFolder ? WriteFolderAsync(written, counted) : WriteFileAsync(written, counted);
    }

    /// <summary>One file: partitions are put together, in their order, by the task that writes.</summary>
    private async Task WriteFileAsync(Wire.Relation rows, CountedPlan counted)
    {
        string folder = request.StagedPath + ".parts";
        await SaveAsync(PartitionOperations.Spread(rows, 1, shuffle: false), folder, [], counted).ConfigureAwait(false);
        PartFiles.Single(folder, request.StagedPath);
    }

    private async Task WriteFolderAsync(Wire.Relation rows, CountedPlan counted)
    {
        await SaveAsync(FilePartitions.Spread(rows, Module.Config), request.StagedPath, Partitions, counted).ConfigureAwait(false);
        if (PartFiles.Rename(request.StagedPath, request.FileStem, format.Ending) == 0)
        {
            await KeepColumnsAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A folder without files has no columns; one empty file keeps them.</summary>
    private async Task KeepColumnsAsync()
    {
        IEnumerable<string> columns = request.Relation.Schema.Names.Where(name => !Partitions.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(Quote.Identifier);
        SqlComposer none = new SqlComposer().Add("SELECT ").AddList(columns).Add(" FROM ").AddRelation(request.Relation.Name).Add(" WHERE false");
        string folder = request.StagedPath + ".parts";
        await SaveAsync(await workspace.PlanAsync(none, cancellation).ConfigureAwait(false), folder, [], null).ConfigureAwait(false);
        PartFiles.Single(folder, Path.Combine(request.StagedPath, request.FileStem + format.Ending));
    }

    private async Task SaveAsync(Wire.Relation rows, string folder, IReadOnlyList<string> partitions, CountedPlan? counted)
    {
        Wire.WriteOperation write = new() { Input = rows, Source = format.SparkName, Path = "file://" + folder, Mode = Wire.WriteOperation.Types.SaveMode.ErrorIfExists };
        write.PartitioningColumns.AddRange(partitions);
        foreach ((string name, string value) in format.Options)
        {
            write.Options[name] = value;
        }

        Wire.Command command = new() { WriteOperation = write };
        await workspace.Client.RunAsync(command, response => counted?.Observe(response), cancellation).ConfigureAwait(false);
        FilePartitions.RequireVisible(folder, Module);
    }

    /// <summary>The rows that the write counted; where the server did not say, they are counted again.</summary>
    private async Task<long> CountAsync(CountedPlan counted)
    {
        if (counted.Rows is { } rows)
        {
            return rows;
        }

        SqlComposer count = new SqlComposer().Add("SELECT count(*) FROM ").AddRelation(request.Relation.Name);
        Wire.Relation plan = await workspace.PlanAsync(count, cancellation).ConfigureAwait(false);
        return (await workspace.RowsAsync(plan, (batch, row) => batch[0].Values<long>()[row], null, cancellation).ConfigureAwait(false))[0];
    }

    private WeirException Failed(string message, string? hint, Exception? inner) =>
        new(new Diagnostic(EngineCodes.WriteFailed, Module.Config.SpanOf(EgressSpec.Path), workspace.Options.Redactor.Redact(message)) { Hint = hint, ModuleId = Module.Id }, inner);
}
