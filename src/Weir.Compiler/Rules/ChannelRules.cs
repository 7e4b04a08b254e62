using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;

namespace Weir.Compiler.Rules;

/// <summary>Rules over the keys of a Channel.</summary>
internal static class ChannelRules
{
    public static void Check(RuleReporter reporter)
    {
        Config config = reporter.Config;
        switch (config.Variant?.Name)
        {
            case "join":
                CheckJoin(reporter);
                break;
            case "deduplicate" when config.Has(ChannelSpec.OrderBy) && !config.Has(ChannelSpec.Key):
                reporter.Missing(
                    config.SpanOf(ChannelSpec.OrderBy), "'order_by' chooses among rows with one key, but there is no 'key'.",
                    "Name the columns that make two rows the same: 'key: [id]'.");
                break;
        }

        if (config.NodeOf(ChannelSpec.Op) is { } op && config.Variant is null)
        {
            reporter.Missing(op.Span, $"Channel '{reporter.Module.Id}' has no known 'op'.");
        }
    }

    private static void CheckJoin(RuleReporter reporter)
    {
        Config config = reporter.Config;
        bool isCross = config.Get(ChannelSpec.JoinKind) == JoinType.Cross;
        bool hasCondition = config.Has(ChannelSpec.Condition);
        if (!isCross && !hasCondition)
        {
            reporter.Missing(
                config.SpanOf(ChannelSpec.JoinKind), $"The join '{reporter.Module.Id}' needs a 'condition'.",
                $"For example 'condition: {config.Get(ChannelSpec.Left)}.id = {config.Get(ChannelSpec.Right)}.id'; only 'join_type: cross' goes without.");
        }
        else if (isCross && hasCondition)
        {
            reporter.Contradiction(
                config.SpanOf(ChannelSpec.Condition), "A cross join pairs every row with every other, so 'condition' has no meaning.",
                "Use 'join_type: inner', or remove the condition.");
        }
    }
}
