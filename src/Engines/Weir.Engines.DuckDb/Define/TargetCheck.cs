using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Delta;
using Weir.Engines.DuckDb.Measures;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Write;
using Weir.Engines.DuckDb.Write.Parts;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Checks an Egress that adds to what is there or changes a part of it, before anything is computed; the write looks again.</summary>
internal static class TargetCheck
{
    internal static void Run(ModuleScope scope, ModuleInput input, WriteFormat format)
    {
        Config config = scope.Config;
        foreach ((string key, SourceSpan span) in ColumnNodes.Texts(config, EgressSpec.MergeKey))
        {
            scope.RequireColumn(input.Relation.Schema, key, span);
        }

        if (config.Has(EgressSpec.ReplaceWhere))
        {
            MeasureCheck.Predicate(scope, input, config.Get(EgressSpec.ReplaceWhere));
        }

        if (!RequireFormat(scope, format) || scope.Findings.HasErrors)
        {
            return;
        }

        if (format.Name == "delta")
        {
            LookAtTable(scope, input);
        }
        else
        {
            LookAtTarget(scope, input, format);
        }
    }

    private static string TargetOf(ModuleScope scope) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(scope.Config.Get(EgressSpec.Path), scope.Workspace.Options.BaseDirectory));

    private static void LookAtTable(ModuleScope scope, ModuleInput input)
    {
        try
        {
            DeltaSnapshot? table = DeltaLog.IsTable(TargetOf(scope)) ? new DeltaLog(TargetOf(scope)).Latest(scope.Workspace, scope.Cancellation) : null;
            if (table is not null)
            {
                DeltaFeatures.RequireWritable(table, WriteModes.Of(scope.Config) != WriteMode.Append);
            }

            DeltaPlan.Of(scope.Module, input.Relation.Schema, table);
        }
        catch (DeltaException exception)
        {
            scope.Report(EngineCodes.DeltaUnusable, scope.Config.SpanOf(EgressSpec.Path), $"The Delta table '{scope.Config.Get(EgressSpec.Path)}' can't be written. {exception.Message}", exception.Hint);
        }
    }

    /// <summary>Single rows are found and replaced in Parquet only: the other formats do not keep their types.</summary>
    private static bool RequireFormat(ModuleScope scope, WriteFormat format)
    {
        if (format.Name != "delta" && Array.Find([EgressSpec.MergeSchema, EgressSpec.OverwriteSchema], scope.Config.Has) is { } ofTables)
        {
            scope.Report(EngineCodes.NotSupported, scope.Config.SpanOf(ofTables), $"'{ofTables.Name}' has a meaning for tables with a log only, and {format.Name} is none.", "Leave it out, or write `format: delta`. New columns of files are governed by `on_new_columns`.");
            return false;
        }

        Field? offender = format.Name is "parquet" or "delta" ? null
            : WriteModes.Of(scope.Config) == WriteMode.Merge ? EgressSpec.Mode
            : scope.Config.Has(EgressSpec.ReplaceWhere) ? EgressSpec.ReplaceWhere
            : null;
        if (offender is not null)
        {
            string what = offender == EgressSpec.Mode ? "mode merge" : "replace_where";
            scope.Report(EngineCodes.NotSupported, scope.Config.SpanOf(offender), $"DuckDB can't honour {what} in files of the format {format.Name}.", "Write Parquet, or replace whole partitions: `mode: overwrite_partitions` with `partition_by`.");
        }

        return offender is null;
    }

    private static void LookAtTarget(ModuleScope scope, ModuleInput input, WriteFormat format)
    {
        WriteMode mode = WriteModes.Of(scope.Config);
        bool tellsNewColumns = scope.Config.Get(EgressSpec.OnNewColumns) != NewColumnPolicy.Allow;
        string target = TargetOf(scope);
        if (format.Name != "parquet")
        {
            if (tellsNewColumns && mode is WriteMode.Append or WriteMode.Overwrite or WriteMode.OverwritePartitions)
            {
                LookAtNames(scope, input, format, target);
            }

            return;
        }

        if (!(mode is WriteMode.Append or WriteMode.Merge or WriteMode.OverwritePartitions || (mode == WriteMode.Overwrite && tellsNewColumns)))
        {
            return;
        }

        if (!Path.Exists(target) || scope.Try(() => TargetContent.Read(scope.Workspace, target, input.Relation.Schema, scope.Cancellation), scope.Config.SpanOf(EgressSpec.Path)) is not { Files.Count: > 0 } there)
        {
            return;
        }

        if (mode != WriteMode.Overwrite)
        {
            scope.Findings.AddRange(TargetColumns.Findings(scope.Module, input.Relation.Schema, there));
        }
        else if (TargetColumns.NewColumns(scope.Module, input.Relation.Schema, there.Schema) is { } found)
        {
            scope.Findings.Add(found);
        }
    }

    /// <summary>Text formats tell the names of their columns only, each file its own.</summary>
    private static void LookAtNames(ModuleScope scope, ModuleInput input, WriteFormat format, string target)
    {
        if (!format.HasColumnNames)
        {
            scope.Report(
                EngineCodes.NotSupported, scope.Config.SpanOf(EgressSpec.OnNewColumns), "A CSV file without a header does not tell its columns, so new ones can't be found.", "Write a header, or leave `on_new_columns` out.");
            return;
        }

        string[] files = Directory.Exists(target) ? [.. SourceFiles.Beneath(target, format.Extensions)] : File.Exists(target) ? [target] : [];
        IEnumerable<SchemaField> found = files.SelectMany(file =>
            scope.Try(() => new Relation("", scope.Workspace.SchemaOf(format.ToReader(SourceFiles.Escape(file), []), scope.Cancellation)), scope.Config.SpanOf(EgressSpec.Path))?.Schema.Fields ?? []);
        IEnumerable<SchemaField> folders = SourceFiles.PartitionsBelow(target, files).Select(name => new SchemaField(name, new PrimitiveType(PrimitiveKind.String)));
        Schema present = new([.. found.Concat(folders).DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase)]);
        if (files.Length > 0 && !scope.Findings.HasErrors && TargetColumns.NewColumns(scope.Module, input.Relation.Schema, present) is { } finding)
        {
            scope.Findings.Add(finding);
        }
    }
}
