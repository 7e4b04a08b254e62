using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Component: a step written in C#.</summary>
public static class ComponentModuleSpec
{
    public static Field<string> Class { get; } = Field.Text("class").Required()
        .Doc("The class: its full name, a comma, and its assembly, which is a .dll or a single .cs file beside the Blueprint.", "MyLib.MyTransform, MyLib");

    public static Field<IReadOnlyDictionary<string, Node>> Settings { get; } = Field.Map("settings", AnyType.Instance)
        .Doc("What the class is made with: parameters of its constructor and properties, each in snake_case. A key that it does not have is an error.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Module, "Component", "A step of your own, a class in C#. It reads the rows of its upstreams by name and gives one relation, or none.", [Class, Settings])
    {
        Example = "- id: enrich\n  type: Component\n  config:\n    class: MyLib.Enrich, MyLib\n    settings: { factor: 2 }\n",
    };
}
