using Weir.Compiler.Rules;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Compiler.Passes;

/// <summary>Checks each module's configuration against its type's spec, then the rules over several keys.</summary>
internal sealed class CheckConfigPass : ICompilerPass
{
    public string Name => "check configurations";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            ComponentSpec spec = ModuleSpecs.Of(module.Type);
            DiagnosticBag found = [];
            bool sound = spec.Check(module.Node, new SpecReader(found, module.Id));
            Report(compilation, found);
            if (sound && !BrokenValues.Below(module.Node, compilation))
            {
                Config config = new(spec, module.Node);
                module.Config = ConfigRules.Check(compilation, module, config) ? config : null;
            }
        }
    }

    /// <summary>A value that could not be resolved was reported already; that it is not a number either is no news.</summary>
    private static void Report(Compilation compilation, DiagnosticBag found)
    {
        foreach (Diagnostic diagnostic in found)
        {
            if (!compilation.IsBroken(diagnostic.Span))
            {
                compilation.Diagnostics.Add(diagnostic);
            }
        }
    }
}
