using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Measures;
using Weir.Engines.Spark.Write;
using Weir.Engines.Spark.Write.Delta;

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

        if (!RequireFormat(scope, format) || scope.Findings.HasErrors || format.Name != "delta")
        {
            return;
        }

        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(scope.Config.Get(EgressSpec.Path), scope.Workspace.Options.BaseDirectory));
        if (WriteModes.Of(scope.Config) is not (WriteMode.Error or WriteMode.Ignore) && DeltaTarget.IsTable(target)
            && await scope.TryAsync(() => DeltaTarget.ReadAsync(scope.Workspace, DeltaTarget.NameOf(target), scope.Cancellation), scope.Config.SpanOf(EgressSpec.Path), []).ConfigureAwait(false) is { } table
            && DeltaCheck.Find(scope.Module, input.Relation.Schema, table) is { } finding)
        {
            scope.Findings.Add(finding);
        }
    }

    private static bool RequireFormat(ModuleScope scope, WriteFormat format)
    {
        if (format.Name == "delta")
        {
            return true;
        }

        if (Array.Find([EgressSpec.MergeSchema, EgressSpec.OverwriteSchema], scope.Config.Has) is { } ofTables)
        {
            scope.Report(
                SparkCodes.NotSupported, scope.Config.SpanOf(ofTables), $"'{ofTables.Name}' has a meaning for tables with a log only, and {format.Name} is none.",
                "Leave it out, or write `format: delta`. New columns of files are governed by `on_new_columns`.");
            return false;
        }

        if (WriteModes.Of(scope.Config) is WriteMode.Merge or WriteMode.OverwritePartitions)
        {
            scope.Report(
                SparkCodes.NotSupported, scope.Config.SpanOf(EgressSpec.Mode), $"Spark can't change a part of files of the format {format.Name} in this version.",
                "Write `format: delta`, or the whole target with `mode: overwrite`.");
            return false;
        }

        return true;
    }
}
