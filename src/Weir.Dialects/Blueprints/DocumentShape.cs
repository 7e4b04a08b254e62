using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Blueprints;

/// <summary>The top-level keys as a Blueprint's author writes them: values may hold what is resolved later.</summary>
internal static class DocumentShape
{
    public static Field<IReadOnlyList<MappingNode>> Modules { get; } = Shape.Mappings("modules", "The modules.").Required();

    public static Field<IReadOnlyList<MappingNode>> Edges { get; } = Shape.Mappings("edges", "How the modules hang together.");

    public static Field<MappingNode> Context { get; } = Shape.Mapping(BlueprintSpec.Context);

    public static Field<IReadOnlyDictionary<string, MappingNode>> ContextProfiles { get; } =
        Field.Map(BlueprintSpec.ContextProfiles.Name, MappingType.Instance).Doc(BlueprintSpec.ContextProfiles.Documentation);

    public static Field<MappingNode> Engine { get; } = Shape.Mapping(BlueprintSpec.Engine);

    public static Field<MappingNode> RetryPolicy { get; } = Shape.Mapping("retry_policy", "How often failed modules are tried again.");

    public static Field<MappingNode> Hooks { get; } = Shape.Mapping(BlueprintSpec.Hooks);

    public static Field<MappingNode> Agent { get; } = Shape.Mapping(BlueprintSpec.Agent);

    public static Field<IReadOnlyList<MappingNode>> UserFunctions { get; } = Shape.Mappings("udf_registry", "Functions of your own for SQL.").Alias("udfs");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Document,
        "Blueprint",
        "A Blueprint before its values are resolved.",
        [
            BlueprintSpec.Version, BlueprintSpec.Id, BlueprintSpec.Name, BlueprintSpec.Description, Context, ContextProfiles, Modules, Edges, Engine, RetryPolicy,
            BlueprintSpec.Macros, BlueprintSpec.RequiredContext, BlueprintSpec.Checkpoint,
            Shape.Text(GuardSpec.RunTimeout), Shape.Text(GuardSpec.FailFast), Shape.Text(GuardSpec.Parallelism), Shape.Mapping(GuardSpec.Lock), BlueprintSpec.Warnings, Hooks, Agent, UserFunctions,
        ]);
}
