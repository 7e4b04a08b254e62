using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Measures;
using Weir.Engines.Spark.Write;

namespace Weir.Engines.Spark.Define;

/// <summary>Checks an Egress against its input: partition columns, options, the depot's value.</summary>
internal static class EgressDefiner
{
    internal static async Task DefineAsync(ModuleScope scope)
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
            await MeasureCheck.AggregateAsync(scope, input, scope.Config.Get(EgressSpec.ValueExpression)).ConfigureAwait(false);
        }

        await CheckFormatAsync(scope, input).ConfigureAwait(false);
    }

    private static async Task CheckFormatAsync(ModuleScope scope, ModuleInput input)
    {
        try
        {
            WriteFormat format = WriteFormat.Of(scope.Module);
            if (format.Name == "jdbc")
            {
                JdbcWriter.Check(scope);
            }
            else if (format.IsCatalogue || scope.Config.Has(EgressSpec.Path))
            {
                await TargetCheck.RunAsync(scope, input, format).ConfigureAwait(false);
            }
        }
        catch (WeirException exception)
        {
            scope.Findings.Add(exception.Diagnostic with { ModuleId = scope.Module.Id });
        }
    }
}
