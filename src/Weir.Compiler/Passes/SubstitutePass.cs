using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Resolves every <c>${...}</c>, <c>@aq.*</c> and <c>{{ macros.* }}</c> in the modules' configurations and the engines' settings.</summary>
internal sealed class SubstitutePass : ICompilerPass
{
    public string Name => "substitute";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            BlueprintModule source = module.Source;
            TextOwner owner = new(module.Id, string.Equals(source.Materialize?.Text, "incremental", StringComparison.Ordinal), IsTask: module.Type == ModuleType.Task);
            module.Node = module.Scope.Resolve(source.Config, owner);
            if (module.Type == ModuleType.Task && module.Scope.Blueprint.HasReferences)
            {
                TemplateReferences.Order(module);
            }

            if (module.FromArcade)
            {
                module.Node = (MappingNode)ArcadeOrigin.Mark(module.Node);
            }

            module.Engine = source.Engine is null ? null : module.Scope.Resolve(source.Engine, owner);
        }

        compilation.EngineSettings = compilation.Scope.Resolve(compilation.Blueprint.EngineSettings);
    }
}
