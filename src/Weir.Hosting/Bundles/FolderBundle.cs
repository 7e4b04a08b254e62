using System.Globalization;
using System.Security.Cryptography;

namespace Weir.Hosting.Bundles;

/// <summary>A bundle that is a folder of this machine. Links are followed by nobody: they are left out.</summary>
internal sealed class FolderBundle(string folder, bool strict) : IBundleSource
{
    public Task<IReadOnlyList<BundleFile>> ListAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo root = new(folder);
        EnumerationOptions all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        IReadOnlyList<BundleFile> files = [.. root.EnumerateFiles("*", all).Select(f => new BundleFile(Path.GetRelativePath(folder, f.FullName).Replace('\\', '/'), SignatureOf(f), f.Length))];
        return Task.FromResult(files);
    }

    public Task FetchAsync(IReadOnlyList<BundleFile> files, string target, CancellationToken cancellationToken)
    {
        foreach (BundleFile file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string copy = Path.Combine(target, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(folder, file.Path), copy);
        }

        return Task.CompletedTask;
    }

    private string SignatureOf(FileInfo file)
    {
        if (!strict)
        {
            return string.Create(CultureInfo.InvariantCulture, $"sz:{file.Length}|mt_ms:{new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds()}");
        }

        using FileStream stream = file.OpenRead();
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(stream))}";
    }
}
