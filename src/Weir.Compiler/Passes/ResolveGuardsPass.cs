using Weir.Compiler.Rules;
using Weir.Compiler.Substitution;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Reads what guards the run and its modules: time limits, circuit breakers, locks.</summary>
internal sealed class ResolveGuardsPass : ICompilerPass
{
    public string Name => "resolve guards";

    public void Run(Compilation compilation)
    {
        if (compilation.Blueprint.Guards is { } guards)
        {
            compilation.Guards = Checked(compilation.Scope, GuardSpec.OfBlueprint, guards, null);
        }

        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Source.Guards is { } own)
            {
                module.Guards = Checked(module.Scope, GuardSpec.OfModule, own, module.Id);
            }
        }
    }

    private static Config? Checked(SubstitutionScope scope, ComponentSpec spec, MappingNode node, string? moduleId)
    {
        MappingNode resolved = scope.Resolve(node, new TextOwner(moduleId));
        return !BrokenValues.Below(resolved, scope.Compilation) && spec.Check(resolved, new SpecReader(scope.Compilation.Diagnostics, moduleId))
            ? new Config(spec, resolved)
            : null;
    }
}
