using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Components.Specs;

/// <summary>The keys of one component.</summary>
public static class ComponentEntrySpec
{
    public static Field<string> Name { get; } = Field.Text("name").Required().Doc("Its name, unique in the pipeline.", "read_orders");

    public static Field<ComponentRole> Role { get; } = Field.Choice(
            "component_type", new Choice<ComponentRole>("source", ComponentRole.Source), new Choice<ComponentRole>("transformation", ComponentRole.Transformation), new Choice<ComponentRole>("sink", ComponentRole.Sink))
        .Required().Doc("Whether it reads, transforms or writes.");

    public static Field<string> ClassPath { get; } = Field.Text("class_path").Required()
        .Doc("A built-in component by its name, or a class of your own: its full name, a comma, and its assembly.", "SqlTransform");

    public static Field<IReadOnlyDictionary<string, Node>> Settings { get; } = Field.Map("config", AnyType.Instance).Doc("What the component is made with.");

    public static Field<IReadOnlyList<string>> DependsOn { get; } = Field.Texts("depends_on").Default([]).Doc("Components that must have run before.");

    public static Field<bool> Enabled { get; } = Field.Boolean("enabled").Default(true).Doc("Whether it takes part.");

    public static Field<Config> Resilience { get; } = Field.Object("resilience", ResilienceSpec.Spec).Doc("Both `retry` and `circuit_breaker`; instead of them.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "component", "One step of the pipeline.",
        [Name, Role, ClassPath, Settings, DependsOn, Enabled, ResilienceSpec.Retry, Resilience, .. GuardSpec.OfModule.Fields])
    {
        Groups = [new FieldGroup([ResilienceSpec.Retry, Resilience], OneRequired: false), new FieldGroup([GuardSpec.Breaker, Resilience], OneRequired: false)],
    };
}
