using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The configuration spec of each module type.</summary>
public static class ModuleSpecs
{
    private static readonly ComponentSpec ArcadeSpec = new(
        ComponentKind.Module, "Arcade", "A sub-Blueprint, put in place when the Blueprint is compiled. Its `config` is empty: `ref` and `context_override` stand beside it.", []);

    /// <summary>In the order of the reference.</summary>
    public static IReadOnlyList<ComponentSpec> All { get; } =
        [IngressSpec.Spec, ChannelSpec.Spec, JunctionSpec.Spec, FunnelSpec.Spec, ProbeSpec.Spec, RegulatorSpec.Spec, AssertSpec.Spec, EgressSpec.Spec, ArcadeSpec];

    public static ComponentSpec Of(ModuleType type) => All[(int)type];
}
