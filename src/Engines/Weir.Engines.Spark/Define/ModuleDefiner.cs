using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Engines.Spark.Session;

namespace Weir.Engines.Spark.Define;

/// <summary>Makes the relations of a module, each type by its own definer.</summary>
internal static class ModuleDefiner
{
    internal static async Task<DefinedModule> DefineAsync(Workspace workspace, ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellation)
    {
        ModuleScope scope = new(workspace, module, inputs, cancellation);
        await (module.Type switch
        {
            ModuleType.Ingress => IngressDefiner.DefineAsync(scope),
            ModuleType.Channel => ChannelDefiner.DefineAsync(scope),
            ModuleType.Junction => JunctionDefiner.DefineAsync(scope),
            ModuleType.Funnel => FunnelDefiner.DefineAsync(scope),
            ModuleType.Assert => AssertDefiner.DefineAsync(scope),
            ModuleType.Probe => ProbeDefiner.DefineAsync(scope),
            ModuleType.Egress => EgressDefiner.DefineAsync(scope),
            ModuleType.Regulator => PassOn(scope),
            _ => throw new InvalidOperationException($"A {module.Type} never reaches an engine."),
        }).ConfigureAwait(false);
        return scope.Finish();
    }

    private static Task PassOn(ModuleScope scope)
    {
        if (scope.SingleInput("A Regulator") is { } input)
        {
            scope.PassOn(Ports.Main, input.Relation);
        }

        return Task.CompletedTask;
    }
}
