using System.Text.Json;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Compiler.Manifests;

/// <summary>Writes a Manifest as JSON, snake case. Secrets are redacted.</summary>
/// <remarks>The keys are those of Aqueduct's manifest, with <c>fingerprint</c>, <c>engine</c>, <c>dialect</c> and <c>source_path</c> besides.</remarks>
public static class ManifestJson
{
    public static void Write(Manifest manifest, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("blueprint_id", manifest.BlueprintId);
        writer.WriteString("name", manifest.Name);
        writer.WriteString("description", manifest.Description);
        writer.WriteString("aqueduct_version", "1.0");
        writer.WriteString("dialect", manifest.Dialect);
        writer.WriteString("source_path", manifest.SourcePath);
        writer.WriteString("base_dir", manifest.BaseDirectory);
        writer.WriteString("fingerprint", manifest.Fingerprint);
        writer.WriteString("engine", manifest.Engine);
        writer.WriteStartObject("context");
        foreach ((string key, string value) in manifest.Context)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
        ManifestParts.WriteModules(writer, manifest, NodeReading.Display);
        ManifestParts.WriteEdges(writer, manifest);
        WriteNode(writer, "engine_config", manifest.EngineSettings);
        ManifestParts.WriteRetry(writer, "retry_policy", manifest.Retry);
        WriteNode(writer, "agent", manifest.Agent);
        WriteNode(writer, "udf_registry", manifest.UserFunctions);
        WriteNode(writer, "macros", manifest.Macros);
        WriteNode(writer, "hooks", manifest.Hooks);
        writer.WriteBoolean("checkpoint", manifest.Checkpoint);
        if (!manifest.FailFast)
        {
            writer.WriteBoolean("fail_fast", false);
        }

        if (manifest.Parallelism > 1)
        {
            writer.WriteNumber("parallelism", manifest.Parallelism);
        }

        ManifestParts.WriteGuards(writer, manifest.Timeout, manifest.Lock, null);
        writer.WritePropertyName("provenance_map");
        ProvenanceJson.Write(manifest, writer);
        writer.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter writer, string name, Node? node)
    {
        if (node is not null)
        {
            writer.WritePropertyName(name);
            NodeJson.Write(writer, node, NodeReading.Display);
        }
    }
}
