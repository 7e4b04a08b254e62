using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Blueprints;

/// <summary>The keys of a module as its author writes them: <c>config</c> is a mapping that the compiler will look into.</summary>
internal static class ModuleShape
{
    /// <summary>The names of the types in the order of <see cref="ModuleType"/>, as they are written.</summary>
    public static IReadOnlyList<string> TypeNames { get; } =
    [
        nameof(ModuleType.Ingress), nameof(ModuleType.Channel), nameof(ModuleType.Junction), nameof(ModuleType.Funnel), nameof(ModuleType.Probe),
        nameof(ModuleType.Regulator), nameof(ModuleType.Assert), nameof(ModuleType.Egress), nameof(ModuleType.Component), nameof(ModuleType.Task),
        nameof(ModuleType.Arcade),
    ];

    public static Field<string> Type { get; } = ModuleSpec.Type.Doc($"One of: {string.Join(", ", TypeNames)}.");

    public static Field<MappingNode> Config { get; } = Shape.Mapping("config", "What the module does, by its type.");

    public static Field<string> Enabled { get; } = Shape.Text(ModuleSpec.Enabled);

    public static Field<MappingNode> Retry { get; } = Shape.Mapping("retry", "How often it is tried again.");

    public static Field<MappingNode> OnFailure { get; } = Shape.Mapping("on_failure", "The older form of `retry`.");

    public static Field<MappingNode> ContextOverride { get; } = Shape.Mapping(ModuleSpec.ContextOverride);

    /// <summary>An edge may attach a Probe too, so the key may be absent here.</summary>
    public static Field<string> AttachTo { get; } = ModuleSpec.AttachTo with { IsRequired = false };

    /// <summary>By type.</summary>
    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "module", "A module before its values are resolved.", Common())
    {
        Variants = new VariantSet(Type, [.. TypeNames.Select(Variant)]),
    };

    /// <summary>For a module of an unknown type: the keys of all types.</summary>
    public static ComponentSpec AnyType { get; } = new(
        ComponentKind.Part, "module", "A module of an unknown type.",
        [.. Common(), Config, AttachTo, ModuleSpec.Materialize, ModuleSpec.WatermarkColumn, ModuleSpec.Uses with { IsRequired = false }, ModuleSpec.Reference with { IsRequired = false }, ContextOverride]);

    private static Field[] Common() =>
    [
        ModuleSpec.Id, Type, ModuleSpec.Label, ModuleSpec.Description, ModuleSpec.Tags, ModuleSpec.Engine, ModuleSpec.Spillway, ModuleSpec.DependsOn,
        ModuleSpec.Checkpoint, Enabled, Retry, OnFailure, ModuleSpec.OnFailureWebhook,
        Shape.Text(GuardSpec.ModuleTimeout), Shape.Mapping(GuardSpec.Breaker), Shape.Mapping(GuardSpec.Lock),
    ];

    private static ComponentSpec Variant(string type)
    {
        Field[] fields = type switch
        {
            nameof(ModuleType.Arcade) => [ModuleSpec.Reference, ContextOverride, Config],
            nameof(ModuleType.Probe) => [AttachTo, Config.Required()],
            nameof(ModuleType.Channel) => [ModuleSpec.Materialize, ModuleSpec.WatermarkColumn, Config.Required()],
            nameof(ModuleType.Regulator) => [Config],
            nameof(ModuleType.Task) => [ModuleSpec.Uses, Config],
            _ => [Config.Required()],
        };
        return new ComponentSpec(ComponentKind.Part, type, "A module before its values are resolved.", fields);
    }
}
