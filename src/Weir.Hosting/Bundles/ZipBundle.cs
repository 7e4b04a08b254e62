using System.IO.Compression;

namespace Weir.Hosting.Bundles;

/// <summary>A bundle that is a ZIP archive.</summary>
/// <param name="archive">Gives the archive as a file of this machine.</param>
/// <param name="maximumBytes">The most that its files may become, whatever it says of itself.</param>
internal sealed class ZipBundle(Func<CancellationToken, Task<string>> archive, long maximumBytes) : IBundleSource
{
    private const int UnixLink = 0xA000;
    private const int UnixKind = 0xF000;

    public async Task<IReadOnlyList<BundleFile>> ListAsync(CancellationToken cancellationToken)
    {
        using ZipArchive zip = ZipFile.OpenRead(await archive(cancellationToken).ConfigureAwait(false));
        return [.. zip.Entries.Where(e => !e.FullName.EndsWith('/')).Select(e => new BundleFile(IsLink(e) ? $"../{e.FullName}" : e.FullName, $"crc:{e.Crc32:x8}|sz:{e.Length}", e.Length))];
    }

    public async Task FetchAsync(IReadOnlyList<BundleFile> files, string target, CancellationToken cancellationToken)
    {
        using ZipArchive zip = ZipFile.OpenRead(await archive(cancellationToken).ConfigureAwait(false));
        long written = 0;
        byte[] buffer = new byte[128 * 1024];
        foreach (BundleFile file in files)
        {
            string path = Path.Combine(target, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using Stream from = zip.GetEntry(file.Path)!.Open();
            using FileStream to = new(path, FileMode.CreateNew);
            int read;
            while ((read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                written += read;
                if (written > maximumBytes)
                {
                    throw BundleFault.Unsafe($"The archive becomes more than {maximumBytes} bytes.");
                }

                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & UnixKind) == UnixLink;
}
