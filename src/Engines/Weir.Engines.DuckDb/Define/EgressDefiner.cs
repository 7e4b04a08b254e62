using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Extensions;
using Weir.Engines.DuckDb.Measures;
using Weir.Engines.DuckDb.Write;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Checks an Egress against its input: partition columns, options, the depot's value.</summary>
internal static class EgressDefiner
{
    internal static void Define(ModuleScope scope)
    {
        if (scope.SingleInput("An Egress") is not { } input)
        {
            return;
        }

        (string Name, SourceSpan Span)[] partitions = [.. ColumnNodes.Texts(scope.Config, EgressSpec.PartitionBy)];
        foreach ((string name, SourceSpan span) in partitions)
        {
            scope.RequireColumn(input.Relation.Schema, name, span);
        }

        if (partitions.Length > 0 && input.Relation.Schema.Fields.All(field => partitions.Any(p => string.Equals(p.Name, field.Name, StringComparison.OrdinalIgnoreCase))))
        {
            scope.Report(
                EngineCodes.SchemaMismatch, scope.Config.SpanOf(EgressSpec.PartitionBy), "All columns are partition columns; the files would have none.",
                "Keep at least one column out of `partition_by`.");
        }

        if (scope.Config.Has(EgressSpec.ValueExpression))
        {
            MeasureCheck.Aggregate(scope, input, scope.Config.Get(EgressSpec.ValueExpression));
        }

        if (!scope.Workspace.Options.Connectors.Has(scope.Config.Get(EgressSpec.Format)))
        {
            CheckFormat(scope, input);
        }
    }

    private static void CheckFormat(ModuleScope scope, ModuleInput input)
    {
        try
        {
            WriteFormat format = WriteFormat.Of(scope.Module);
            if (scope.Config.Has(EgressSpec.Path) && ExtensionNeed.Require(scope, format.Name, scope.Config.SpanOf(EgressSpec.Path)))
            {
                TargetCheck.Run(scope, input, format);
            }
        }
        catch (WeirException exception)
        {
            scope.Findings.Add(exception.Diagnostic with { ModuleId = scope.Module.Id });
        }
    }
}
