using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Compiler.Manifests;

/// <summary>Says whether two Manifests do the same: the first 16 hex digits of the SHA-256 of their canonical JSON.</summary>
/// <remarks>
/// Taken: modules, edges, engine settings, retries, all values as resolved. For <c>@aq.run.*</c> and the Blueprint's own place the call is taken instead of its
/// value, since that differs from run to run; for dates, environment and depot the value is taken, since it decides what is read and written. Paths count as
/// authored, secrets as <c>[REDACTED]</c>. Left out: positions, folders, the context (its values count where they are used), agent and hooks.
/// </remarks>
public static class ManifestFingerprint
{
    private const int HexDigits = 16;

    /// <summary>Says whether two modules of one id do the same on the same rows: their configurations and their engine's settings, without what is for people and without retries.</summary>
    public static string OfModule(ManifestModule module, MappingNode engineSettings, IReadOnlyList<UserFunction>? functions = null)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("type", module.Type.ToString());
            writer.WriteString("engine", module.Engine);
            if (module.Uses is { } uses)
            {
                writer.WriteString("uses", uses);
            }

            ManifestParts.WriteConduct(writer, module.Conduct, NodeReading.Stable);
            writer.WriteString("attach_to", module.AttachTo);
            writer.WriteString("watermark_column", module.WatermarkColumn);
            writer.WritePropertyName("config");
            NodeJson.Write(writer, module.Config.Node, NodeReading.Stable);
            if (engineSettings[module.Engine] is { } settings)
            {
                writer.WritePropertyName("engine_config");
                NodeJson.Write(writer, settings, NodeReading.Stable);
            }

            WriteFunctions(writer, functions ?? []);

            writer.WriteEndObject();
        }

        return Hash(buffer.WrittenSpan);
    }

    public static string Of(Manifest manifest)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("blueprint_id", manifest.BlueprintId);
            writer.WriteString("engine", manifest.Engine);
            writer.WritePropertyName("engine_config");
            NodeJson.Write(writer, manifest.EngineSettings, NodeReading.Stable);
            ManifestParts.WriteModules(writer, manifest, NodeReading.Stable);
            ManifestParts.WriteEdges(writer, manifest);
            ManifestParts.WriteRetry(writer, "retry_policy", manifest.Retry);
            WriteFunctions(writer, manifest.Functions);
            writer.WriteEndObject();
        }

        return Hash(buffer.WrittenSpan);
    }

    /// <summary>The code behind the SQL: changed code may give other rows.</summary>
    private static void WriteFunctions(Utf8JsonWriter writer, IReadOnlyList<UserFunction> functions)
    {
        foreach (UserFunction function in functions)
        {
            writer.WriteString($"function {function}", function.Identity);
        }
    }

    private static string Hash(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return Convert.ToHexStringLower(hash[..(HexDigits / 2)]);
    }
}
