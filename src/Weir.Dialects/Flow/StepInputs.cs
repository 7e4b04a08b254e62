using Weir.Core.Text;

namespace Weir.Dialects.Flow;

/// <summary>What the older names of tasks imply beside their keys.</summary>
internal static class StepInputs
{
    public static MappingNode Adapt(string type, MappingNode inputs) => type switch
    {
        "external.process" => Process(inputs),
        "db_extract" => ExtractInputs.OfFile(inputs, checksum: false),
        "db_extract_stream" => ExtractInputs.OfFile(inputs, checksum: true),
        "db_fetch_small" => ExtractInputs.OfRows(inputs),
        _ => inputs,
    };

    /// <summary>The variables that programs of old flows look for.</summary>
    private static MappingNode Process(MappingNode inputs)
    {
        MappingNode environment = inputs["env"] as MappingNode ?? new MappingNode([], inputs.Span);
        environment = With(environment, "AETHERFLOW_FLOW_ID", "flow_id", Core.Templates.ReferenceKind.BlueprintId);
        environment = With(environment, "AETHERFLOW_RUN_ID", "run_id", Core.Templates.ReferenceKind.RunId);
        inputs = inputs.Set(Key("env", inputs), environment);
        if (inputs["idempotency"] is MappingNode output && output["strategy"] is ScalarNode { Text: "atomic_dir" })
        {
            inputs = inputs.Set(Key("idempotency", inputs), output.Set(Key("output_variable", output), Key("AETHERFLOW_OUTPUT_DIR", output)));
        }

        return inputs;
    }

    private static MappingNode With(MappingNode environment, string name, string path, Core.Templates.ReferenceKind kind)
    {
        ScalarNode value = Key($"{{{{{path}}}}}", environment);
        return environment.Set(Key(name, environment), value.WithTemplate(new Core.Templates.Template([new Core.Templates.TemplatePart(value.Text, new Core.Templates.TemplateReference(kind, path))])));
    }

    private static ScalarNode Key(string text, Node place) => new(text, ScalarKind.Text, place.Span);
}
