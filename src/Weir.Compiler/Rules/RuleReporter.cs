using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Rules;

/// <summary>A module's configuration under check, and the way to report on it.</summary>
internal sealed class RuleReporter(DiagnosticBag bag, ModuleDraft module, Config config)
{
    public ModuleDraft Module => module;

    public Config Config => config;

    /// <summary>False after the first finding.</summary>
    public bool Good { get; private set; } = true;

    /// <summary>What the module is set to do needs another key.</summary>
    public void Missing(SourceSpan span, string message, string? hint = null) => Report(CompilerCodes.MissingRequirement, span, message, hint);

    /// <summary>Two keys don't go together.</summary>
    public void Contradiction(SourceSpan span, string message, string? hint = null) => Report(CompilerCodes.ContradictingKeys, span, message, hint);

    public void Report(DiagnosticCode code, SourceSpan span, string message, string? hint)
    {
        bag.Add(code, span, message, hint, module.Id);
        Good = false;
    }
}
