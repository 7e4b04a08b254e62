using Weir.Compiler.Arcades;
using Weir.Core.Blueprints;

namespace Weir.Compiler.Passes;

/// <summary>Puts the modules of sub-Blueprints in the place of Arcades, as <c>arcade__child</c>.</summary>
internal sealed class ExpandArcadesPass : ICompilerPass
{
    public string Name => "expand arcades";

    public void Run(Compilation compilation)
    {
        if (compilation.Modules.Exists(m => m.Type == ModuleType.Arcade))
        {
            new ArcadeExpander(compilation).Run();
        }

        compilation.Index();
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (compilation.ById[module.Id] != module)
            {
                compilation.Scope.Report(
                    CompilerCodes.DuplicateModule, module.Span,
                    $"Duplicate module IDs: '{module.Id}' is used more than once after Arcades were put in place.",
                    "Rename the module or the Arcade.", module.Id);
            }
        }

        compilation.Modules.RemoveAll(m => compilation.ById[m.Id] != m);
    }
}
