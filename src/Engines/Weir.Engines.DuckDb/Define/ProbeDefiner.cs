using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Measures;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Checks a Probe's columns and SQL against its input.</summary>
internal static class ProbeDefiner
{
    internal static void Define(ModuleScope scope)
    {
        if (scope.SingleInput("A Probe") is not { } input)
        {
            return;
        }

        foreach (Config signal in scope.Config.Get(ProbeSpec.SignalList))
        {
            CheckSignal(scope, input, signal);
        }
    }

    private static void CheckSignal(ModuleScope scope, ModuleInput input, Config signal)
    {
        Schema schema = input.Relation.Schema;
        foreach ((string name, SourceSpan span) in ColumnNodes.Texts(signal, ProbeSpec.Columns).Concat(ColumnNodes.Texts(signal, ProbeSpec.Column)))
        {
            if (scope.RequireColumn(schema, name, span) && signal.Variant?.Name == "value_distribution")
            {
                RequireNumber(scope, schema.Find(name)!, span);
            }
        }

        if (signal.Variant?.Name == "threshold")
        {
            MeasureCheck.Aggregate(scope, input, signal.Get(ProbeSpec.Expression));
        }
        else if (signal.Variant?.Name == "custom" && signal.Has(ProbeSpec.PassedWhen))
        {
            MeasureCheck.Verdict(scope, input, signal.Get(ProbeSpec.CustomSql), signal.Get(ProbeSpec.PassedWhen));
        }
        else if (signal.Variant?.Name == "custom" && signal.Has(ProbeSpec.CustomSql))
        {
            MeasureCheck.Aggregate(scope, input, signal.Get(ProbeSpec.CustomSql));
        }
    }

    private static void RequireNumber(ModuleScope scope, SchemaField column, SourceSpan span)
    {
        if (!MeasureCheck.IsNumber(column.Type))
        {
            scope.Report(EngineCodes.SqlTypeMismatch, span, $"A distribution needs a number; '{column.Name}' is a {column.Type}.", "Name numeric columns, or leave `columns` out to take them all.");
        }
    }
}
