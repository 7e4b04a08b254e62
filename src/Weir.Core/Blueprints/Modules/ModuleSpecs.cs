using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The configuration spec of each module type.</summary>
public static class ModuleSpecs
{
    private static readonly ComponentSpec ArcadeSpec = new(
        ComponentKind.Module, "Arcade", "A sub-Blueprint, put in place when the Blueprint is compiled. Its `config` is empty: `ref` and `context_override` stand beside it.", []);

    /// <summary>In the order of the reference.</summary>
    public static IReadOnlyList<ComponentSpec> All =>
        [IngressSpec.Spec, ChannelSpec.Spec, JunctionSpec.Spec, FunnelSpec.Spec, ProbeSpec.Spec, RegulatorSpec.Spec, AssertSpec.Spec, EgressSpec.Spec, ComponentModuleSpec.Spec, TaskModuleSpec.Spec, ArcadeSpec];

    /// <summary>The spec of one type. Only that one is built: a program that starts should not pay for types that its Blueprint does not use.</summary>
    public static ComponentSpec Of(ModuleType type) => type switch
    {
        ModuleType.Ingress => IngressSpec.Spec,
        ModuleType.Channel => ChannelSpec.Spec,
        ModuleType.Junction => JunctionSpec.Spec,
        ModuleType.Funnel => FunnelSpec.Spec,
        ModuleType.Probe => ProbeSpec.Spec,
        ModuleType.Regulator => RegulatorSpec.Spec,
        ModuleType.Assert => AssertSpec.Spec,
        ModuleType.Egress => EgressSpec.Spec,
        ModuleType.Component => ComponentModuleSpec.Spec,
        ModuleType.Task => TaskModuleSpec.Spec,
        _ => ArcadeSpec,
    };
}
