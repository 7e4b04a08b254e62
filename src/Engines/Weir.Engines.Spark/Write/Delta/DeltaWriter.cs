using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Write.Delta;

/// <summary>Stages a write to a Delta table: Spark does it on a <see cref="DeltaReplica"/>, and the entry that it makes there is what the run publishes.</summary>
internal sealed class DeltaWriter(Workspace workspace, WriteRequest request, WriteFormat format, CancellationToken cancellation)
{
    private Config Config => request.Module.Config;

    private WriteMode Mode => WriteModes.Of(Config);

    /// <summary>The application of a run's write: an entry that bears it is in the log once, however often it is published.</summary>
    private string Application => "weir:" + request.FileStem;

    /// <summary>Writes; the figures are taken on the way.</summary>
    /// <param name="counted">The rows, counted as they are read.</param>
    /// <exception cref="WeirException">The rows and the table don't go together.</exception>
    /// <exception cref="SparkException">Spark refuses it.</exception>
    internal async Task WriteAsync(CountedPlan counted)
    {
        string? table = Table();
        DeltaReplica replica = DeltaReplica.Make(request.StagedPath, table);
        if (table is not null && DeltaCheck.Find(request.Module, request.Relation.Schema, await DeltaTarget.ReadAsync(workspace, DeltaTarget.NameOf(replica.Folder), cancellation).ConfigureAwait(false)) is { } finding)
        {
            throw new WeirException(finding);
        }

        if (Mode == WriteMode.Merge)
        {
            await MergeAsync(counted, replica, isNew: table is null).ConfigureAwait(false);
        }
        else
        {
            await SaveAsync(FilePartitions.Spread(counted.Plan, Config), replica, counted.Observe, isNew: table is null).ConfigureAwait(false);
        }

        FilePartitions.RequireVisible(replica.Folder, request.Module);
        replica.Stage(request.StagedPath, Application, workspace.Options.RunStartedAt);
    }

    /// <summary>The table's folder; null when there is no table yet.</summary>
    private string? Table()
    {
        if (request.ExistingTarget is not { } root || DeltaTarget.IsTable(root))
        {
            return request.ExistingTarget;
        }

        return !Directory.EnumerateFileSystemEntries(root).Any() ? null : throw Refuse(
            EngineCodes.DeltaUnusable, EgressSpec.Path, "The Delta table can't be written. There are files in its folder, but no log.", "Write to another path, or remove the folder.");
    }

    private async Task SaveAsync(Wire.Relation rows, DeltaReplica replica, Action<Wire.ExecutePlanResponse>? told, bool isNew)
    {
        Wire.WriteOperation write = new() { Input = rows, Source = format.SparkName, Path = "file://" + replica.Folder, Mode = SaveMode(isNew) };
        foreach ((string name, string value) in format.Options.Concat(DeltaOptions.Of(request.Module, Application, isNew)))
        {
            write.Options[name] = value;
        }

        if (isNew || (Mode == WriteMode.Overwrite && Config.Get(EgressSpec.OverwriteSchema)))
        {
            write.PartitioningColumns.AddRange(Config.Get(EgressSpec.PartitionBy));
        }

        try
        {
            await workspace.Client.RunAsync(new Wire.Command { WriteOperation = write }, told, cancellation).ConfigureAwait(false);
        }
        catch (SparkException exception) when (exception.Error.Is("DELTA_REPLACE_WHERE_MISMATCH") || exception.Error.Causes.Any(cause => cause.Contains("DELTA_REPLACE_WHERE_MISMATCH", StringComparison.Ordinal)))
        {
            throw Refuse(EngineCodes.OutsideReplaced, EgressSpec.ReplaceWhere, "Some of the rows to be written do not satisfy `replace_where`.", "Filter them out before, or widen the condition.");
        }
    }

    private Wire.WriteOperation.Types.SaveMode SaveMode(bool isNew) => isNew
        ? Wire.WriteOperation.Types.SaveMode.ErrorIfExists
        : Mode == WriteMode.Append ? Wire.WriteOperation.Types.SaveMode.Append : Wire.WriteOperation.Types.SaveMode.Overwrite;

    /// <summary>The rows are computed once and kept, since a merge looks at them more than once.</summary>
    private async Task MergeAsync(CountedPlan counted, DeltaReplica replica, bool isNew)
    {
        KeptRows rows = new(workspace, request, cancellation);
        await rows.KeepAsync(counted).ConfigureAwait(false);
        await KeptRows.RequireOnceAsync(workspace, request.Module, rows.Source, cancellation).ConfigureAwait(false);
        if (isNew)
        {
            await SaveAsync(rows.Plan, replica, null, isNew).ConfigureAwait(false);
        }
        else
        {
            Wire.Relation merge = new() { Sql = new Wire.SQL { Query = MergeInto(DeltaTarget.NameOf(replica.Folder), rows.Source) } };
            await workspace.Client.RunSqlAsync(merge, null, cancellation).ConfigureAwait(false);
        }

        rows.Remove();
    }

    /// <summary>Rows with a known key take the new values, others are added; columns that only the target has keep theirs.</summary>
    private string MergeInto(string target, string source)
    {
        string match = string.Join(" AND ", Config.Get(EgressSpec.MergeKey).Select(key => $"t.{Quote.Identifier(key)} = s.{Quote.Identifier(key)}"));
        string head = $"INTO {target} AS t USING {source} AS s ON {match}";
        if (Config.Get(EgressSpec.MergeSchema))
        {
            return $"MERGE WITH SCHEMA EVOLUTION {head} WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *";
        }

        string[] columns = [.. request.Relation.Schema.Names.Select(Quote.Identifier)];
        string updates = string.Join(", ", columns.Select(column => $"t.{column} = s.{column}"));
        return $"MERGE {head} WHEN MATCHED THEN UPDATE SET {updates} WHEN NOT MATCHED THEN INSERT ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "s." + column))})";
    }

    private WeirException Refuse(DiagnosticCode code, Field field, string message, string hint) =>
        new(new Diagnostic(code, Config.SpanOf(field), message) { Hint = hint, ModuleId = request.Module.Id });
}
