using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Rules;

/// <summary>Rules over the rules of an Assert.</summary>
internal static class AssertRules
{
    public static void Check(RuleReporter reporter)
    {
        Config config = reporter.Config;
        IReadOnlyList<AssertRule> rules = AssertRule.ReadAll(config);
        if (rules.Count == 0)
        {
            reporter.Missing(
                config.SpanOf(AssertSpec.RuleList), $"The Assert '{reporter.Module.Id}' has no rules.",
                "Give at least one: 'rules: [{ type: min_rows, min: 1 }]'.");
        }

        foreach (AssertRule rule in rules)
        {
            CheckAction(reporter, rule);
        }
    }

    private static void CheckAction(RuleReporter reporter, AssertRule rule)
    {
        SourceSpan span = rule.Config.SpanOf(AssertSpec.OnFail);
        if (rule.Action == AssertAction.Quarantine && !rule.JudgesRows)
        {
            reporter.Report(
                CompilerCodes.QuarantineImpossible, span, $"The rule {rule.Type} judges all rows together, so it can't quarantine single ones.",
                $"Rules that can quarantine: not_null, freshness, sql_row, custom. For {rule.Type} use 'on_fail: abort' or 'on_fail: warn'.");
        }

        if (rule.Action == AssertAction.Webhook && rule.Url is null)
        {
            reporter.Missing(
                span, "'on_fail: webhook' names no URL, so nobody would be told.",
                "Write 'on_fail: { action: webhook, url: https://... }'.");
        }
        else if (rule.Action != AssertAction.Webhook && rule.Url is not null)
        {
            reporter.Contradiction(span, "'url' has a meaning with 'action: webhook' only.");
        }
    }
}
