using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Measures;
using Weir.Engines.Spark.Tables;
using Weir.Engines.Spark.Write;
using Weir.Engines.Spark.Write.Delta;
using Weir.Engines.Spark.Write.Parts;

namespace Weir.Engines.Spark.Define;

/// <summary>Checks an Egress that adds to what is there or changes a part of it, before anything is computed; the write looks again.</summary>
internal static class TargetCheck
{
    internal static async Task RunAsync(ModuleScope scope, ModuleInput input, WriteFormat format)
    {
        foreach ((string key, SourceSpan span) in ColumnNodes.Texts(scope.Config, EgressSpec.MergeKey))
        {
            scope.RequireColumn(input.Relation.Schema, key, span);
        }

        if (scope.Config.Has(EgressSpec.ReplaceWhere))
        {
            await MeasureCheck.PredicateAsync(scope, input, scope.Config.Get(EgressSpec.ReplaceWhere)).ConfigureAwait(false);
        }

        if (RequireFormat(scope, format) && !scope.Findings.HasErrors && WriteModes.Of(scope.Config) is not (WriteMode.Error or WriteMode.Ignore))
        {
            await LookAtTargetAsync(scope, input, format).ConfigureAwait(false);
        }
    }

    private static async Task LookAtTargetAsync(ModuleScope scope, ModuleInput input, WriteFormat format)
    {
        if (format.IsCatalogue)
        {
            Diagnostic?[]? found = await scope.TryAsync(async () => new[] { await TableWriter.CheckAsync(scope, input).ConfigureAwait(false) }, scope.Config.SpanOf(EgressSpec.Table), []).ConfigureAwait(false);
            scope.Findings.AddRange((found ?? []).OfType<Diagnostic>());
            return;
        }

        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(scope.Config.Get(EgressSpec.Path), scope.Workspace.Options.BaseDirectory));
        Schema rows = input.Relation.Schema;
        Diagnostic? finding = null;
        if (format.Name == "delta" && DeltaTarget.IsTable(target))
        {
            DeltaTarget? table = await TryAsync(scope, () => DeltaTarget.ReadAsync(scope.Workspace, DeltaTarget.NameOf(target), scope.Cancellation)).ConfigureAwait(false);
            finding = table is null ? null : DeltaCheck.Find(scope.Module, rows, table);
        }
        else if (format.Name == "parquet" && LooksAtFiles(scope.Config) && Path.Exists(target)
            && await TryAsync(scope, () => FileTarget.ReadAsync(scope.Workspace, target, rows, scope.Cancellation)).ConfigureAwait(false) is { Schema.Fields.Length: > 0 } there)
        {
            finding = WriteModes.Of(scope.Config) == WriteMode.Overwrite ? FileTargetCheck.NewColumns(scope.Module, rows, there.Schema) : FileTargetCheck.Find(scope.Module, rows, there);
        }

        if (finding is not null)
        {
            scope.Findings.Add(finding);
        }
    }

    private static bool LooksAtFiles(Config config) =>
        WriteModes.Of(config) is WriteMode.Append or WriteMode.Merge or WriteMode.OverwritePartitions || config.Get(EgressSpec.OnNewColumns) != NewColumnPolicy.Allow;

    private static Task<T?> TryAsync<T>(ModuleScope scope, Func<Task<T>> look)
        where T : class => scope.TryAsync(look, scope.Config.SpanOf(EgressSpec.Path), []);

    private static bool RequireFormat(ModuleScope scope, WriteFormat format)
    {
        if (format.Name == "delta" || format.IsCatalogue)
        {
            return true;
        }

        if (Array.Find([EgressSpec.MergeSchema, EgressSpec.OverwriteSchema], scope.Config.Has) is { } ofTables)
        {
            scope.Report(
                EngineCodes.NotSupported, scope.Config.SpanOf(ofTables), $"'{ofTables.Name}' has a meaning for tables with a log only, and {format.Name} is none.",
                "Leave it out, or write `format: delta`. New columns of files are governed by `on_new_columns`.");
            return false;
        }

        Field? offender = format.Name == "parquet" ? null
            : WriteModes.Of(scope.Config) == WriteMode.Merge ? EgressSpec.Mode
            : scope.Config.Has(EgressSpec.ReplaceWhere) ? EgressSpec.ReplaceWhere
            : null;
        if (offender is not null)
        {
            string what = offender == EgressSpec.Mode ? "mode merge" : "replace_where";
            scope.Report(
                EngineCodes.NotSupported, scope.Config.SpanOf(offender), $"Spark can't honour {what} in files of the format {format.Name}.",
                "Write Parquet or Delta, or replace whole partitions: `mode: overwrite_partitions` with `partition_by`.");
        }

        return offender is null;
    }
}
