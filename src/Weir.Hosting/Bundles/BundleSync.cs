using System.Security.Cryptography;
using Weir.Core.Specs;

namespace Weir.Hosting.Bundles;

/// <summary>Brings a bundle up to date: lists, fetches what changed, checks, and makes a folder of this state that is never changed again.</summary>
/// <param name="home">The bundle's folder in the store: <c>latest.json</c>, <c>cache/SHA256</c>, <c>versions/FINGERPRINT</c>.</param>
/// <param name="source">Where it is kept.</param>
/// <param name="limits">The manifest's source.</param>
/// <param name="always">Whether everything is fetched.</param>
internal sealed class BundleSync(string home, IBundleSource source, Config limits, bool always)
{
    private const int LongestPath = 512;

    private string Latest => Path.Combine(home, "latest.json");

    /// <summary>The folder of the newest state, and which files were fetched for it.</summary>
    /// <exception cref="Core.Diagnostics.WeirException">It can't be had, or is unsafe; what was there stays.</exception>
    public async Task<(string Folder, IReadOnlyList<string> Fetched)> RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(home, "cache"));
        IReadOnlyList<BundleFile> files = await source.ListAsync(cancellationToken).ConfigureAwait(false);
        Check(files);
        string fingerprint = BundleState.FingerprintOf(files);
        BundleState? before = always ? null : BundleState.Read(Latest);
        string folder = FolderOf(fingerprint);
        if (before?.Fingerprint == fingerprint && Directory.Exists(folder))
        {
            return (folder, []);
        }

        List<BundleFile> wanted = [.. files.Where(f => !IsCached(before, f))];
        Dictionary<string, string> sums = await FetchAsync(wanted, cancellationToken).ConfigureAwait(false);
        BundleState state = new(fingerprint, files.ToDictionary(f => f.Path, f => (f.Signature, sums.TryGetValue(f.Path, out string? sum) ? sum : before!.Files[f.Path].Sha256), StringComparer.Ordinal));
        Lay(state, folder);
        state.Write(Latest);
        return (folder, [.. wanted.Select(f => f.Path)]);
    }

    /// <summary>The folder that was made last; null when there is none.</summary>
    public string? Newest() => BundleState.Read(Latest) is { } state && Directory.Exists(FolderOf(state.Fingerprint)) ? FolderOf(state.Fingerprint) : null;

    private string FolderOf(string fingerprint) => Path.Combine(home, "versions", fingerprint[..32]);

    private string Cached(string sum) => Path.Combine(home, "cache", sum);

    private bool IsCached(BundleState? before, BundleFile file) =>
        before is not null && before.Files.TryGetValue(file.Path, out (string Signature, string Sha256) known) && known.Signature == file.Signature && File.Exists(Cached(known.Sha256));

    /// <summary>Before anything is written: plain relative names, each once, within the limits.</summary>
    private void Check(IReadOnlyList<BundleFile> files)
    {
        if (files.Count > limits.Get(BundleSpec.MaximumFiles) || files.Sum(f => f.Size) > limits.Get(BundleSpec.MaximumBytes))
        {
            throw BundleFault.Unsafe($"The bundle has {files.Count} files with {files.Sum(f => f.Size)} bytes, more than max_files or max_bytes allow.");
        }

        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (BundleFile file in files)
        {
            bool plain = file.Path.Length is > 0 and <= LongestPath && Array.TrueForAll(file.Path.Split('/'), static p => p.Length > 0 && p is not ("." or "..") && p.AsSpan().IndexOfAny('\\', '\0', ':') < 0);
            if (!plain || !seen.Add(file.Path))
            {
                throw BundleFault.Unsafe(plain ? $"The bundle lists '{file.Path}' twice." : $"The bundle lists '{file.Path}', which would lie outside it.");
            }
        }
    }

    /// <summary>Fetches files into the cache; gives each path's checksum.</summary>
    private async Task<Dictionary<string, string>> FetchAsync(List<BundleFile> wanted, CancellationToken cancellationToken)
    {
        Dictionary<string, string> sums = new(StringComparer.Ordinal);
        string incoming = Path.Combine(home, $"incoming-{Guid.NewGuid():n}");
        Directory.CreateDirectory(incoming);
        try
        {
            await source.FetchAsync(wanted, incoming, cancellationToken).ConfigureAwait(false);
            long bytes = 0;
            foreach (BundleFile file in wanted)
            {
                string path = Path.Combine(incoming, file.Path);
                bytes += new FileInfo(path).Length;
                string sum = SumOf(path);
                if (bytes > limits.Get(BundleSpec.MaximumBytes))
                {
                    throw BundleFault.Unsafe($"The bundle has more than {limits.Get(BundleSpec.MaximumBytes)} bytes.");
                }

                if (file.Signature.StartsWith("sha256:", StringComparison.Ordinal) && !file.Signature.EndsWith(sum, StringComparison.OrdinalIgnoreCase))
                {
                    throw BundleFault.Of(BundleCodes.Unreachable, limits.Node.Span, $"'{file.Path}' is not what was listed: its SHA-256 is {sum}.", "It changed while it was fetched, or somebody changed it on the way.");
                }

                File.Move(path, Cached(sum), overwrite: true);
                sums[file.Path] = sum;
            }

            return sums;
        }
        finally
        {
            Directory.Delete(incoming, recursive: true);
        }
    }

    private void Lay(BundleState state, string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        string staged = $"{folder}.{Guid.NewGuid():n}";
        Directory.CreateDirectory(staged);
        foreach ((string path, (_, string sum)) in state.Files)
        {
            string target = Path.Combine(staged, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Cached(sum), target);
        }

        try
        {
            Directory.Move(staged, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another has made the same state meanwhile.
            Directory.Delete(staged, recursive: true);
        }
    }

    private static string SumOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
