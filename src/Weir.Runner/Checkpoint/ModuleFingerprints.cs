using System.Security.Cryptography;
using System.Text;
using Weir.Core.Blueprints;
using Weir.Core.Manifests;
using Weir.Runner.Run;

namespace Weir.Runner.Checkpoint;

/// <summary>Says of each module what it does and on what: its configuration, how it is wired, and the same of all behind which it runs. Who changes one changes all after it.</summary>
/// <remarks>The data itself is not looked at: a resumed run continues with what it has read, as a run that never died would.</remarks>
internal sealed class ModuleFingerprints
{
    private const int HexDigits = 16;

    private readonly Func<ManifestModule, string?>? codeOf;
    private readonly Dictionary<string, string> byId = new(StringComparer.Ordinal);

    /// <param name="manifest">The Manifest.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="codeOf">Says which code of the user's a module runs; null for none.</param>
    public ModuleFingerprints(Manifest manifest, ModuleGraph graph, Func<ManifestModule, string?>? codeOf = null)
    {
        this.codeOf = codeOf;
        StringBuilder text = new();
        foreach (ManifestModule module in graph.Modules)
        {
            text.Clear();
            Describe(manifest, graph, module, text);
            byId[module.Id] = Hash(text.ToString());
        }
    }

    public string? this[string moduleId] => byId.GetValueOrDefault(moduleId);

    private void Describe(Manifest manifest, ModuleGraph graph, ManifestModule module, StringBuilder text)
    {
        text.Append(module.Id).Append('\n').Append(manifest.ModuleFingerprintFactory?.Invoke(module) ?? manifest.Fingerprint).Append('\n');
        if (module.Type == ModuleType.Component && codeOf?.Invoke(module) is { } code)
        {
            text.Append(code).Append('\n');
        }

        foreach (ManifestEdge edge in manifest.EdgesInto(module.Id))
        {
            text.Append(edge.From).Append('\n').Append(edge.Port).Append('\n').Append(edge.Alias).Append('\n').AppendJoin('\0', edge.ErrorTypes.IsDefault ? [] : edge.ErrorTypes).Append('\n');
        }

        foreach (int need in graph.Needs(graph.PlaceOf(module.Id)))
        {
            text.Append(graph.Modules[need].Id).Append('=').Append(byId.GetValueOrDefault(graph.Modules[need].Id)).Append('\n');
        }
    }

    private static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..(HexDigits / 2)]);
    }
}
