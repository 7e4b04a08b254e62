using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Rules;

/// <summary><c>header</c> may be given as a key or as an option of csv, not differently in both.</summary>
internal static class HeaderRules
{
    public static void Check(RuleReporter reporter, Field<bool> header, Field<IReadOnlyDictionary<string, string>> options, bool isCsv)
    {
        if (reporter.Config.NodeOf(header) is not ScalarNode given)
        {
            return;
        }

        if (!isCsv)
        {
            reporter.Contradiction(given.Span, "'header' has a meaning for csv only.", "Remove it.");
        }
        else if (reporter.Config.NodeOf(options) is MappingNode mapping && mapping["header"] is ScalarNode option
            && !string.Equals(option.Text, given.Text, StringComparison.OrdinalIgnoreCase))
        {
            reporter.Contradiction(option.Span, $"'options.header' is {option.Display}, but 'header' is {given.Display}.", "Keep one of the two.");
        }
    }
}
