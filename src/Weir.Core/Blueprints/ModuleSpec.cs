using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints;

/// <summary>The keys of a module around its <c>config</c>.</summary>
public static class ModuleSpec
{
    public static Field<string> Id { get; } = Field.Text("id").Required().Doc("Its name in edges and SQL; without `__`.", "orders");

    public static Field<string> Type { get; } = Field.Text("type").Required().Doc("What it does.");

    public static Field<string> Label { get; } = Field.Text("label").Doc("A name for people; the id when left out.");

    public static Field<string> Description { get; } = Field.Text("description").Doc("What it is for.");

    public static Field<IReadOnlyList<string>> Tags { get; } = Field.Texts("tags").Default([]).Doc("Words to find it by.");

    public static Field<string> Engine { get; } = Field.Text("engine").Doc("The engine that it is pinned to.", "duckdb");

    public static Field<string> Spillway { get; } = Field.Text("spillway").Doc("The module that receives the rows that fail; short for an edge from the port `spillway`.");

    public static Field<IReadOnlyList<string>> DependsOn { get; } = Field.Texts("depends_on", acceptSingle: true).Default([]).Doc("Modules that must have run before, without rows from them.");

    public static Field<bool> Checkpoint { get; } = Field.Boolean("checkpoint").Default(false).Doc("Whether its result is kept for a resume.");

    public static Field<bool> Enabled { get; } = Field.Boolean("enabled").Default(true).Doc("Whether it takes part; a disabled module disables all that depend on it.");

    public static Field<Config> Retry => Whole.Retry;

    public static Field<Config> OnFailure => Whole.OnFailure;

    public static Field<Node> OnFailureWebhook { get; } = Field.Either("on_failure_webhook", TextType.Instance, new MapType<Node>(AnyType.Instance))
        .Doc("A URL that is told when it fails.");

    /// <summary>Probe only.</summary>
    public static Field<string> AttachTo { get; } = Field.Text("attach_to").Required().Doc("The module whose rows it looks at.");

    /// <summary>Channel only.</summary>
    public static Field<string> Materialize { get; } = Field.Choice("materialize", new Choice<string>("incremental", "incremental", "only rows beyond the watermark are read"))
        .Doc("How its result is kept between runs.");

    /// <summary>Channel only.</summary>
    public static Field<string> WatermarkColumn { get; } = Field.Text("watermark_column").Doc("With `materialize: incremental`: the column whose greatest value is the watermark.");

    /// <summary>Task only.</summary>
    public static Field<string> Uses { get; } = Field.Text("uses").Required().Doc("What it does: the name of a task.", "process.run");

    /// <summary>Arcade only.</summary>
    public static Field<string> Reference { get; } = Field.Path("ref").Required().Doc("The file of the sub-Blueprint.", "arcades/clean.yml");

    /// <summary>Arcade only.</summary>
    public static Field<IReadOnlyDictionary<string, Node>> ContextOverride { get; } = Field.Map("context_override", AnyType.Instance).Doc("Context values for the sub-Blueprint.");

    /// <summary>By the value of <see cref="Type"/>; each with its own <c>config</c>, as it must be when all values are resolved.</summary>
    public static ComponentSpec Spec => Whole.Spec;

    /// <summary>What takes the specs of all the parts, built only for who asks: to read a Blueprint takes the keys alone.</summary>
    private static class Whole
    {
        public static Field<Config> Retry { get; } = Field.Object("retry", RetrySpec.Spec).Doc("How often it is tried again; what is left out comes from `retry_policy`.");

        public static Field<Config> OnFailure { get; } = Field.Object("on_failure", RetrySpec.OnFailureSpec).Doc("The older form of `retry`.");

        public static ComponentSpec Spec { get; } = new(
            ComponentKind.Part,
            "module",
            "A node of the pipeline.",
            [Id, Type, Label, Description, Tags, Engine, Spillway, DependsOn, Checkpoint, Enabled, Retry, OnFailure, OnFailureWebhook, .. GuardSpec.OfModule.Fields])
        {
            Variants = new VariantSet(Type, [.. ModuleSpecs.All.Select(Variant)]),
            Example = "modules:\n  - id: orders\n    type: Ingress\n    label: Orders\n    config: { format: csv, path: data/orders.csv }\n",
        };

        private static ComponentSpec Variant(ComponentSpec module)
        {
            Field<Config> config = Field.Object("config", module).Doc($"See {module.Name}.");
            Field[] fields = module.Name switch
            {
                nameof(ModuleType.Arcade) => [Reference, ContextOverride, config],
                nameof(ModuleType.Probe) => [AttachTo, config.Required()],
                nameof(ModuleType.Channel) => [Materialize, WatermarkColumn, config.Required()],
                nameof(ModuleType.Regulator) => [config],
                nameof(ModuleType.Task) => [Uses, TaskModuleSpec.Config],
                _ => [config.Required()],
            };
            return new ComponentSpec(ComponentKind.Part, module.Name, module.Summary, fields);
        }
    }
}
