using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Components.Specs;

/// <summary>The top-level keys of a component pipeline.</summary>
public static class PipelineSpec
{
    public static Field<string> Name { get; } = Field.Text("name").Required().Doc("The pipeline's name.", "customer-etl");

    public static Field<string> Version { get; } = Field.Text("version").Required().Doc("The pipeline's version, for people.", "1.0.0");

    public static Field<string> Environment { get; } = Field.Choice(
            "environment", new Choice<string>("dev", "dev"), new Choice<string>("staging", "staging"), new Choice<string>("prod", "prod"), new Choice<string>("test", "test"))
        .Default("dev").Doc("Where it runs; texts name it as `${ctx.environment}`.");

    public static Field<string> Mode { get; } = Field.Choice("mode", new Choice<string>("batch", "batch"), new Choice<string>("streaming", "streaming")).Default("batch").Doc("Whether it ends.");

    public static Field<Config> Spark { get; } = Field.Object("spark", SparkSpec.Spec).Doc("Settings for Apache Spark.");

    public static Field<IReadOnlyList<Config>> Components { get; } = Field.List("components", new ObjectType(ComponentEntrySpec.Spec)).Required().Doc("The components, at least one.");

    public static Field<Config> Hooks { get; } = Field.Object("hooks", HookSpec.Spec).Doc("What listens to a run.");

    public static Field<Config> Secrets { get; } = Field.Object("secrets", SecretsSpec.Spec).Doc("Where secrets are looked up.");

    public static Field<IReadOnlyDictionary<string, string>> Tags { get; } = Field.Map("tags", TextType.Instance).Doc("Names and values to find it by; texts name them as `${ctx.tags.name}`.");

    public static Field<IReadOnlyDictionary<string, Node>> Engine { get; } = Field.Map("engine", AnyType.Instance).Doc("Engine name to its settings.");

    public static Field<bool> Checkpoint { get; } = Field.Boolean("checkpoint").Default(false).Doc("Whether every component's rows are kept for a resume.");

    public static Field<IReadOnlyDictionary<string, Node>> Variables { get; } = Field.Map("vars", AnyType.Instance).Doc("Anything that substitutions refer to.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Document, "pipeline", "A pipeline of components.",
        [Name, Version, Environment, Mode, Spark, Components, Hooks, Secrets, Tags, Engine, Checkpoint, Variables, .. GuardSpec.OfBlueprint.Fields])
    {
        Example = "name: hello\nversion: \"1.0.0\"\ncomponents: []\n",
    };
}
