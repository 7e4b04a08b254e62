using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;

namespace Weir.Compiler.Rules;

/// <summary>Rules over the keys of an Ingress.</summary>
internal static class IngressRules
{
    public static void Check(RuleReporter reporter)
    {
        Config config = reporter.Config;
        string? format = config.Get(IngressSpec.Format);
        foreach (Field without in config.Has(IngressSpec.Query) ? new Field[] { IngressSpec.PartitionFilters, IngressSpec.Options, IngressSpec.Format } : [])
        {
            if (config.Has(without))
            {
                reporter.Contradiction(config.SpanOf(without), $"'{without.Name}' has no meaning beside 'query'.", "Put it into the query.");
            }
        }

        if (config.Has(IngressSpec.TimeTravel) && !config.Has(IngressSpec.Table) && format is not ("delta" or "iceberg" or "hudi"))
        {
            reporter.Contradiction(config.SpanOf(IngressSpec.TimeTravel), "'time_travel' has a meaning for tables with a log only: delta, iceberg, hudi, or a table of the catalogue.", "Remove it.");
        }

        if (format != ConnectorFormats.Custom && (config.Has(IngressSpec.Class) || config.Has(IngressSpec.Settings)))
        {
            Field given = config.Has(IngressSpec.Class) ? IngressSpec.Class : IngressSpec.Settings;
            reporter.Contradiction(config.SpanOf(given), $"'{given.Name}' has a meaning with 'format: custom' only.", "Write 'format: custom', or remove it.");
        }

        bool isCsv = format is null || string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);
        HeaderRules.Check(reporter, IngressSpec.Header, IngressSpec.Options, isCsv);
        if (!isCsv && config.Has(IngressSpec.InferSchema))
        {
            reporter.Contradiction(
                config.SpanOf(IngressSpec.InferSchema), $"'infer_schema' has a meaning for csv only; {format} knows its types.",
                "Remove it.");
        }

        if (NewColumnPolicies.Of(config) != NewColumnPolicy.Allow && !config.Has(IngressSpec.KnownColumns))
        {
            reporter.Missing(
                config.SpanOf(IngressSpec.OnNewColumns), "'on_new_columns' needs 'known_columns' to tell which columns are new.",
                "List the columns that are expected: 'known_columns: [id, amount]'.");
        }
    }
}
