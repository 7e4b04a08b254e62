using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Measures;
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

        if (RequireFormat(scope, format) && !scope.Findings.HasErrors)
        {
            LookAtTarget(scope, input, format);
        }
    }

    /// <summary>Single rows are found and replaced in Parquet only: the other formats do not keep their types.</summary>
    private static bool RequireFormat(ModuleScope scope, WriteFormat format)
    {
        Field? offender = format.Name == "parquet" ? null
            : WriteModes.Of(scope.Config) == WriteMode.Merge ? EgressSpec.Mode
            : scope.Config.Has(EgressSpec.ReplaceWhere) ? EgressSpec.ReplaceWhere
            : null;
        if (offender is not null)
        {
            string what = offender == EgressSpec.Mode ? "mode merge" : "replace_where";
            scope.Report(DuckDbCodes.NotSupported, scope.Config.SpanOf(offender), $"DuckDB can't honour {what} in files of the format {format.Name}.", "Write Parquet, or replace whole partitions: `mode: overwrite_partitions` with `partition_by`.");
        }

        return offender is null;
    }

    private static void LookAtTarget(ModuleScope scope, ModuleInput input, WriteFormat format)
    {
        WriteMode mode = WriteModes.Of(scope.Config);
        bool tellsNewColumns = scope.Config.Get(EgressSpec.OnNewColumns) != NewColumnPolicy.Allow;
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(scope.Config.Get(EgressSpec.Path), scope.Workspace.Options.BaseDirectory));
        if (format.Name != "parquet" || !(mode is WriteMode.Append or WriteMode.Merge or WriteMode.OverwritePartitions || (mode == WriteMode.Overwrite && tellsNewColumns)))
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
}
