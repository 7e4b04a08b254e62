using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks that rows which leave through a spillway arrive somewhere.</summary>
internal sealed class CheckQuarantinePass : ICompilerPass
{
    public string Name => "check spillways";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Config is not { } config || compilation.SpillwaySources.Contains(module.Id))
            {
                continue;
            }

            if (module.Type == ModuleType.Assert)
            {
                CheckAssert(compilation, module, config);
            }
            else if (module.Type == ModuleType.Channel && config.Has(ChannelSpec.SpillwayCondition))
            {
                compilation.Diagnostics.Add(
                    CompilerCodes.SpillwayUnread, config.SpanOf(ChannelSpec.SpillwayCondition), $"Nothing reads the spillway of '{module.Id}': rows that meet its 'spillway_condition' are dropped.",
                    $"Add an edge '{{ from: {module.Id}, to: ..., port: spillway }}', or use op filter to drop rows on purpose.", module.Id);
            }
        }
    }

    private static void CheckAssert(Compilation compilation, ModuleDraft module, Config config)
    {
        foreach (AssertRule rule in AssertRule.ReadAll(config))
        {
            if (rule.Action != AssertAction.Quarantine)
            {
                continue;
            }

            bool isDefault = !rule.Config.Has(AssertSpec.OnFail);
            SourceSpan span = isDefault ? rule.Config.Node.Span : rule.Config.SpanOf(AssertSpec.OnFail);
            string cause = isDefault ? $"The rule {rule.Type} quarantines by default" : $"The rule {rule.Type} quarantines";
            compilation.Diagnostics.Add(
                CompilerCodes.QuarantineUnread, span, $"{cause}, but nothing reads the spillway of '{module.Id}': the rows would be silently discarded.",
                $"Add an edge '{{ from: {module.Id}, to: ..., port: spillway }}', or set 'on_fail: abort' or 'on_fail: warn'.", module.Id);
        }
    }
}
