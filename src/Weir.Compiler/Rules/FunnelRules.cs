using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Rules;

/// <summary>Rules over the keys of a Funnel.</summary>
internal static class FunnelRules
{
    public static void Check(RuleReporter reporter)
    {
        Config config = reporter.Config;
        HashSet<string> names = new(StringComparer.Ordinal);
        if (config.NodeOf(FunnelSpec.Inputs) is SequenceNode list)
        {
            foreach (ScalarNode input in list.Items.OfType<ScalarNode>())
            {
                if (!names.Add(input.Text))
                {
                    reporter.Contradiction(input.Span, $"'{input.Display}' is given twice in 'inputs'.", "Name each input once.");
                }
            }
        }

        if (config.Get(FunnelSpec.Mode) is FunnelMode.Coalesce or FunnelMode.Zip && config.Has(FunnelSpec.SchemaCheck))
        {
            reporter.Contradiction(
                config.SpanOf(FunnelSpec.SchemaCheck), "'schema_check' has a meaning in the modes union_all and union only.", "Remove it.");
        }
    }
}
