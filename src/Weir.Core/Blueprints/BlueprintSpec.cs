using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints;

/// <summary>The top-level keys of a Blueprint.</summary>
public static class BlueprintSpec
{
    public static Field<string> Version { get; } = Field.Text("aqueduct").Alias("weir").Required().Doc("The version of the grammar: \"1.0\".", "1.0");

    public static Field<string> Id { get; } = Field.Text("id").Required().Doc("The pipeline's name in the history: letters, digits, `_`, `-`, `.`.", "orders");

    public static Field<string> Name { get; } = Field.Text("name").Doc("A name for people; the id when left out.");

    public static Field<string> Description { get; } = Field.Text("description").Doc("What it is for.");

    public static Field<IReadOnlyDictionary<string, Node>> Context { get; } = Field.Map("context", AnyType.Instance)
        .Doc("Values that the Blueprint names as `${ctx.key}`; may be nested.");

    public static Field<IReadOnlyDictionary<string, Node>> ContextProfiles { get; } = Field.Map("context_profiles", AnyType.Instance)
        .Doc("Profile name to context values, chosen by `--profile`.");

    public static Field<IReadOnlyList<Config>> Modules => Whole.Modules;

    public static Field<IReadOnlyList<Config>> Edges { get; } = Field.List("edges", new ObjectType(EdgeSpec.Spec))
        .Doc("How the modules hang together. May be left out for a straight chain in the order of the modules.");

    public static Field<IReadOnlyDictionary<string, Node>> Engine { get; } = Field.Map("engine", AnyType.Instance).Doc("Engine name to its settings.");

    public static Field<Config> RetryPolicy => Whole.RetryPolicy;

    public static Field<IReadOnlyDictionary<string, string>> Macros { get; } = Field.Map("macros", TextType.Instance)
        .Doc("Name to a piece of SQL, put in place of `{{ macros.name }}`.");

    public static Field<IReadOnlyList<string>> RequiredContext { get; } = Field.Texts("required_context").Default([])
        .Doc("Context keys that whoever uses this Blueprint as an Arcade must give.");

    public static Field<bool> Checkpoint { get; } = Field.Boolean("checkpoint").Default(false).Doc("Whether every module's result is kept for a resume.");

    public static Field<IReadOnlyList<string>> Suppress { get; } = Field.Texts("suppress").Default([]).Doc("Ids or names of warnings that are not shown; `*` is all.");

    public static Field<Config> Warnings { get; } = Field.Object(
            "warnings", new ComponentSpec(ComponentKind.Part, "blueprint warnings", "Which warnings are shown.", [Suppress]))
        .Doc("Which warnings are shown.");

    public static Field<Config> Hooks { get; } = Field.Object("hooks", HookSpec.Spec).Doc("What happens after a run.");

    public static Field<IReadOnlyDictionary<string, Node>> Agent { get; } = Field.Map("agent", AnyType.Instance).Doc("What the repair agent may do.");

    public static Field<IReadOnlyList<Config>> UserFunctions => Whole.UserFunctions;

    /// <summary>The whole document, as it must be when all values are resolved.</summary>
    public static ComponentSpec Spec => Whole.Spec;

    /// <summary>What takes the specs of all the parts, built only for who asks.</summary>
    private static class Whole
    {
        public static Field<Config> RetryPolicy { get; } = Field.Object("retry_policy", RetrySpec.Spec).Doc("How often failed modules are tried again.");

        public static Field<IReadOnlyList<Config>> Modules { get; } = Field.List("modules", new ObjectType(ModuleSpec.Spec)).Required().Doc("The modules.");

        public static Field<IReadOnlyList<Config>> UserFunctions { get; } = Field.List("udf_registry", new ObjectType(UserFunctionSpec.Spec)).Alias("udfs")
            .Doc("Functions of your own for SQL.");

        public static ComponentSpec Spec { get; } = new(
            ComponentKind.Document,
            "Blueprint",
            "A pipeline: modules, and the edges between them.",
            [Version, Id, Name, Description, Context, ContextProfiles, Modules, Edges, Engine, RetryPolicy, Macros, RequiredContext, Checkpoint, .. GuardSpec.OfBlueprint.Fields, Warnings, Hooks, Agent, UserFunctions])
        {
            Example = "aqueduct: \"1.0\"\nid: hello\nmodules:\n  - { id: people, type: Ingress, config: { path: data/people.csv } }\n"
                + "  - { id: save, type: Egress, config: { path: out/people.parquet, mode: overwrite } }\n",
        };
    }
}
