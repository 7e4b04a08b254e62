using Weir.Compiler.Substitution;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Decides which modules are enabled; a module that came with a disabled Arcade is not.</summary>
internal sealed class DecideEnabledPass : ICompilerPass
{
    public string Name => "decide what is enabled";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            foreach ((ModuleDraft arcade, ScalarNode enabled) in module.ArcadeSwitches)
            {
                if (module.Enabled && !IsOn(arcade, enabled))
                {
                    module.Enabled = false;
                    module.DisabledReason = $"its Arcade '{arcade.Id}' is disabled";
                }
            }

            if (module.Enabled && module.Source.Enabled is { } own && !IsOn(module, own))
            {
                module.Enabled = false;
                module.DisabledReason = "enabled is false";
            }
        }
    }

    private static bool IsOn(ModuleDraft module, ScalarNode written)
    {
        ScalarNode value = module.Scope.Resolve(written, new TextOwner(module.Id));
        switch (value.Text.Trim().ToLowerInvariant())
        {
            case "true" or "yes" or "on" or "1":
                return true;
            case "false" or "no" or "off" or "0":
                return false;
        }

        if (!value.IsNull && !module.Scope.Compilation.IsBroken(written.Span))
        {
            module.Scope.Report(
                CompilerCodes.EnabledNotBoolean, written.Span, $"`enabled` must resolve to a boolean, but is '{value.Display}'.",
                "Use true or false (or yes/no, on/off, 1/0).", module.Id);
        }

        return true;
    }
}
