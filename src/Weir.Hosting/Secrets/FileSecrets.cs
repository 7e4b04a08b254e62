using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Hosting.Secrets;

/// <summary>A folder with a file per secret, as containers mount them, or one file of <c>NAME=value</c> lines.</summary>
internal sealed class FileSecrets(string path) : ISecretProvider
{
    public string? Find(string key)
    {
        if (Directory.Exists(path))
        {
            string file = Path.GetFullPath(key, path);
            bool inside = file.StartsWith(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            return inside && File.Exists(file) ? File.ReadAllText(file).TrimEnd('\r', '\n') : null;
        }

        DiagnosticBag bag = [];
        Dictionary<string, string> all = TextFiles.Read(path, path, bag) is { } source ? EnvFile.Read(source, bag) : [];
        return bag.HasErrors ? throw new WeirException(bag.First(d => d.Severity == Severity.Error)) : all.GetValueOrDefault(key);
    }
}
