using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints;

/// <summary>An entry of <c>udf_registry</c>: a function of the author's own for SQL.</summary>
public static class UserFunctionSpec
{
    public const string CSharp = "csharp";

    public const string Java = "java";

    public static Field<string> Id { get; } = Field.Text("id").Alias("name").Required().Doc("The function's name in SQL.", "net_price");

    public static Field<string> Language { get; } = Field.Text("lang").Required()
        .Doc("What it is written in: `csharp` (engine duckdb), `java` or `scala` (engine spark).", CSharp);

    public static Field<DataType> ReturnType { get; } = Field.DataType("return_type").Doc("The type of its result. For C# the method tells; where it is given it is checked.", "decimal(12,2)");

    public static Field<IReadOnlyList<DataType>> Parameters { get; } = Field.List("parameters", DataTypeType.Instance)
        .Doc("C#: the types of its parameters, where the method's own do not tell (decimals).", "[\"decimal(12,2)\"]");

    public static Field<string> Path { get; } = Field.Path("path").Doc("C#: a `.cs` file or an assembly. Relative paths start at the Blueprint's folder.", "functions.cs");

    public static Field<string> Jar { get; } = Field.Path("jar").Doc("Java: the jar that holds the class; it is uploaded for the session. Left out where the cluster has it.", "functions.jar");

    public static Field<string> Module { get; } = Field.Text("module").Doc("Python: the module. For C# the same as `path`.");

    public static Field<string> Class { get; } = Field.Text("class").Doc("The class; for C# it may be left out where only one has the method.", "Prices");

    public static Field<string> Entry { get; } = Field.Text("entry").Doc("C#: the method; the one called as the function when left out (`net_price` finds `NetPrice`).", "NetPrice");

    public static Field<IReadOnlyDictionary<string, Node>> Settings { get; } = Field.Map("params", AnyType.Instance)
        .Doc("C#: what the class is made with, for a method that is not static: parameters of its constructor and properties, in snake_case.");

    public static Field<bool> Deterministic { get; } = Field.Boolean("deterministic").Default(true).Doc("Whether equal arguments always give equal results.");

    public static Field<string> Label { get; } = Field.Text("label").Doc("For people.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "function", "A function of your own for SQL.",
        [Id, Language, ReturnType, Parameters, Path, Jar, Module, Class, Entry, Settings, Deterministic, Label])
    {
        Groups = [new FieldGroup([Path, Jar, Module], OneRequired: false)],
        Example = "udf_registry:\n  - { id: net_price, lang: csharp, path: functions.cs }\n",
    };
}
