using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Weir.Core.Manifests;

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
            writer.WriteEndObject();
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash[..(HexDigits / 2)]);
    }
}
