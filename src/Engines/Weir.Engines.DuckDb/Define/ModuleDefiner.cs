using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Makes the relations of a module, each type by its own definer.</summary>
internal static class ModuleDefiner
{
    internal static DefinedModule Define(Workspace workspace, ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellation)
    {
        ModuleScope scope = new(workspace, module, inputs, cancellation);
        workspace.CreateSchema(workspace.Names.Ports(module.Id));
        switch (module.Type)
        {
            case ModuleType.Ingress:
                IngressDefiner.Define(scope);
                break;
            case ModuleType.Channel:
                ChannelDefiner.Define(scope);
                break;
            case ModuleType.Junction:
                JunctionDefiner.Define(scope);
                break;
            case ModuleType.Funnel:
                FunnelDefiner.Define(scope);
                break;
            case ModuleType.Assert:
                AssertDefiner.Define(scope);
                break;
            case ModuleType.Probe:
                ProbeDefiner.Define(scope);
                break;
            case ModuleType.Egress:
                EgressDefiner.Define(scope);
                break;
            case ModuleType.Regulator:
                if (scope.SingleInput("A Regulator") is { } input)
                {
                    scope.PassOn(Ports.Main, input.Relation);
                }

                break;
            default:
                throw new InvalidOperationException($"A {module.Type} never reaches an engine.");
        }

        return scope.Finish();
    }
}
