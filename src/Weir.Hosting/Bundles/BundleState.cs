using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Weir.Hosting.Bundles;

/// <summary>What was fetched of a bundle last: <c>latest.json</c>.</summary>
/// <param name="Fingerprint">Of all its files and their signatures.</param>
/// <param name="Files">Path to signature and SHA-256 of the bytes.</param>
internal sealed record BundleState(string Fingerprint, IReadOnlyDictionary<string, (string Signature, string Sha256)> Files)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>SHA-256 of the compact JSON of the sorted pairs of path and signature.</summary>
    public static string FingerprintOf(IEnumerable<BundleFile> files)
    {
        JsonArray pairs = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => (JsonNode)new JsonArray(f.Path, f.Signature))];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pairs.ToJsonString())));
    }

    /// <summary>The state; null when there is none, or it can't be read: then everything is fetched.</summary>
    public static BundleState? Read(string path)
    {
        try
        {
            JsonObject state = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
            return new BundleState((string)state["fingerprint"]!, ((JsonObject)state["files"]!).ToDictionary(f => f.Key, f => ((string)f.Value!["signature"]!, (string)f.Value["sha256"]!), StringComparer.Ordinal));
        }
        catch (Exception none) when (none is IOException or JsonException or InvalidCastException or NullReferenceException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>Writes it whole or not at all.</summary>
    public void Write(string path)
    {
        JsonObject files = new(Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)new JsonObject { ["signature"] = f.Value.Signature, ["sha256"] = f.Value.Sha256 })));
        File.WriteAllText(path + ".new", new JsonObject { ["fingerprint"] = Fingerprint, ["files"] = files }.ToJsonString(Indented));
        File.Move(path + ".new", path, overwrite: true);
    }
}
