using Weir.Core.Blueprints.Modules;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Rules;

/// <summary>Rules over the keys of an Egress.</summary>
internal static class EgressRules
{
    public const string Depot = "depot";

    /// <summary>The key with its depot.</summary>
    public static DepotKey KeyOf(Config config) => new(config.Get(EgressSpec.Depot) ?? DepotKey.Default, config.Get(EgressSpec.Key) ?? "");

    public static bool IsDepot(Config config) => string.Equals(config.Get(EgressSpec.Format), Depot, StringComparison.Ordinal);

    /// <summary>Whether the target is an outside system's, which its connector tells apart.</summary>
    public static bool IsConnector(Config config) => config.Get(EgressSpec.Format) is { } format && ConnectorFormats.Names.Contains(format);

    public static void Check(RuleReporter reporter)
    {
        Config config = reporter.Config;
        if (IsDepot(config))
        {
            CheckDepot(reporter);
            return;
        }

        CheckPlace(reporter);
        CheckMode(reporter);
        if (config.Has(EgressSpec.Maintenance) && !config.Has(EgressSpec.Table) && config.Get(EgressSpec.Format) != "delta")
        {
            reporter.Contradiction(config.SpanOf(EgressSpec.Maintenance), "'maintenance' has a meaning for Delta tables only.", "Write 'format: delta', or remove it.");
        }

        bool isCsv = config.Get(EgressSpec.Format) is not { } format || string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);
        HeaderRules.Check(reporter, EgressSpec.Header, EgressSpec.Options, isCsv);
        foreach (Field field in (Field[])[EgressSpec.Key, EgressSpec.Depot, EgressSpec.Value, EgressSpec.ValueExpression])
        {
            if (config.NodeOf(field) is { } node)
            {
                reporter.Contradiction(node.Span, $"'{field.Name}' has a meaning with 'format: depot' only.", "Set 'format: depot', or remove it.");
            }
        }
    }

    private static void CheckDepot(RuleReporter reporter)
    {
        Config config = reporter.Config;
        SourceSpan span = config.SpanOf(EgressSpec.Format);
        if (!config.Has(EgressSpec.Key))
        {
            reporter.Missing(span, $"The depot Egress '{reporter.Module.Id}' needs a 'key'.", "Name the key under which the value is kept.");
        }

        else if (config.Get(EgressSpec.Key) is { } key && (string.IsNullOrWhiteSpace(key) || key.Any(char.IsControl)))
        {
            reporter.Missing(config.SpanOf(EgressSpec.Key), "A depot key needs at least one visible character, and no line breaks or control characters.", "For example 'key: last_order_date'.");
        }

        if (!config.Has(EgressSpec.Value) && !config.Has(EgressSpec.ValueExpression))
        {
            reporter.Missing(
                span, $"The depot Egress '{reporter.Module.Id}' needs a 'value' or a 'value_expr'.",
                "For example 'value_expr: max(order_date)'.");
        }

        foreach (Field field in (Field[])[EgressSpec.Path, EgressSpec.Table, EgressSpec.PartitionBy])
        {
            if (config.NodeOf(field) is { } node)
            {
                reporter.Contradiction(
                    node.Span, $"'{field.Name}' has no meaning with 'format: depot', which keeps one value under a key.", "Remove it.");
            }
        }
    }

    private static void CheckPlace(RuleReporter reporter)
    {
        Config config = reporter.Config;
        if (!config.Has(EgressSpec.Path) && !config.Has(EgressSpec.Table) && !IsConnector(config))
        {
            reporter.Missing(
                config.Node.Span.IsNone ? reporter.Module.Span : config.Node.Span,
                $"The Egress '{reporter.Module.Id}' needs a 'path' or a 'table'.", "For example 'path: out/result.parquet'.");
        }

        if (config.Get(EgressSpec.PartitionBy)!.Count > 0 && config.Has(EgressSpec.Table))
        {
            reporter.Contradiction(
                config.SpanOf(EgressSpec.PartitionBy), "'partition_by' names folders, and a table has none.",
                "Write to a 'path', or remove it.");
        }
    }

    private static void CheckMode(RuleReporter reporter)
    {
        Config config = reporter.Config;
        WriteMode mode = WriteModes.Of(config);
        bool hasMergeKey = config.Has(EgressSpec.MergeKey);
        if (mode == WriteMode.Merge && !hasMergeKey)
        {
            reporter.Missing(config.SpanOf(EgressSpec.Mode), "Mode merge needs 'merge_key'.", "Name the columns that identify a row.");
        }
        else if (mode != WriteMode.Merge && hasMergeKey)
        {
            reporter.Contradiction(config.SpanOf(EgressSpec.MergeKey), "'merge_key' has a meaning in mode merge only.");
        }

        bool hasCondition = config.Has(EgressSpec.ReplaceWhere);
        if (mode == WriteMode.OverwritePartitions && !hasCondition && config.Get(EgressSpec.PartitionBy)!.Count == 0)
        {
            reporter.Missing(
                config.SpanOf(EgressSpec.Mode),
                "Mode overwrite_partitions needs 'partition_by' or 'replace_where' to tell which part is replaced.");
        }
        else if (mode != WriteMode.OverwritePartitions && hasCondition)
        {
            reporter.Contradiction(
                config.SpanOf(EgressSpec.ReplaceWhere),
                "'replace_where' has a meaning in mode overwrite_partitions only; the whole target would be replaced.",
                "Set 'mode: overwrite_partitions'.");
        }
    }
}
