using System.Text.Json.Nodes;

namespace Weir.Hosting.Bundles;

/// <summary>A file of a bundle, as its source lists it.</summary>
/// <param name="Path">Its place in the bundle, with slashes.</param>
/// <param name="Signature">Changes when the file does: <c>sha256:HEX</c>, or its size and time.</param>
/// <param name="Size">Its bytes, where the source tells; else 0.</param>
/// <param name="Origin">What the source needs to fetch it.</param>
internal sealed record BundleFile(string Path, string Signature, long Size, JsonNode? Origin = null);
