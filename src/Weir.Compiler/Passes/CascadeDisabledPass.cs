
namespace Weir.Compiler.Passes;

/// <summary>Disables what needs a disabled module.</summary>
internal sealed class CascadeDisabledPass : ICompilerPass
{
    public string Name => "cascade what is disabled";

    public void Run(Compilation compilation)
    {
        if (!compilation.IsOrdered || compilation.Modules.TrueForAll(static m => m.Enabled))
        {
            return;
        }

        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Enabled && DisabledNeed(compilation, module) is { } need)
            {
                module.Enabled = false;
                module.DisabledReason = $"'{need}', which it needs, is disabled";
            }
        }

        if (compilation.Modules.TrueForAll(static m => !m.Enabled))
        {
            ModuleDraft first = compilation.Modules[0];
            compilation.Diagnostics.Add(
                CompilerCodes.AllDisabled, first.Source.Enabled?.Span ?? first.Span, "Every module is disabled, directly or through one that it needs; there is nothing to run.",
                "Enable at least one Ingress and what reads it.");
        }
    }

    private static string? DisabledNeed(Compilation compilation, ModuleDraft module)
    {
        foreach (EdgeDraft edge in module.Inputs)
        {
            if (!compilation.ById[edge.From].Enabled)
            {
                return edge.From;
            }
        }

        foreach (Reference reference in module.DependsOn)
        {
            if (!compilation.ById[reference.Id].Enabled)
            {
                return reference.Id;
            }
        }

        return module.AttachTo is { } attach && !compilation.ById[attach.Id].Enabled ? attach.Id : null;
    }
}
