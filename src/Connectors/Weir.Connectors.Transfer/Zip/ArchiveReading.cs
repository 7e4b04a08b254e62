using ICSharpCode.SharpZipLib.Zip;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Zip;

/// <summary>Extracts one archive into an empty folder, within the task's limits; trusts nothing that the archive says of itself.</summary>
internal sealed class ArchiveReading(Config config, string archive, string folder)
{
    private const int UnixLink = 0xA000;
    private const int UnixKind = 0xF000;
    private const long FreeBytes = 10 << 20;

    private long written;

    /// <returns>The names of the files, relative to the folder, in the archive's order.</returns>
    public IReadOnlyList<string> Extract(CancellationToken cancellationToken)
    {
        using ZipFile zip = new(archive) { Password = config.Get(ZipExtractTask.Password) };
        if (zip.Count > config.Get(ZipExtractTask.MaximumEntries))
        {
            throw Limit($"{archive} has {zip.Count} entries; {config.Get(ZipExtractTask.MaximumEntries)} are allowed.");
        }

        List<(ZipEntry Entry, string Name)> entries = [.. zip.Cast<ZipEntry>().Select(e => (e, NameOf(e)))];
        IReadOnlyList<string> wanted = config.Get(ZipExtractTask.Members)!;
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((ZipEntry entry, string name) in entries.Where(e => e.Entry.IsFile && (wanted.Count == 0 || wanted.Contains(e.Name))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!names.Add(name))
            {
                throw Faults.Of(TransferCodes.UnsafeArchive, config.SpanOf(ZipExtractTask.Archives), $"{archive} holds '{name}' twice.");
            }

            Write(zip, entry, Path.Combine(folder, name));
        }

        return [.. names];
    }

    /// <summary>The entry's name, if it stays inside: plain names with slashes between them.</summary>
    private string NameOf(ZipEntry entry)
    {
        string name = entry.Name;
        bool link = entry.HostSystem == (int)HostSystemID.Unix && ((entry.ExternalFileAttributes >> 16) & UnixKind) == UnixLink;
        string[] parts = name.TrimEnd('/').Split('/');
        bool plain = Array.TrueForAll(parts, static p => p.Length > 0 && p is not ("." or "..") && p.AsSpan().IndexOfAny('\\', '\0', ':') < 0);
        return plain && !link ? name.TrimEnd('/') : throw Faults.Of(
            TransferCodes.UnsafeArchive, config.SpanOf(ZipExtractTask.Archives), $"{archive} holds '{name}', which {(link ? "is a link" : "leads out of the folder")}; nothing was extracted.");
    }

    private void Write(ZipFile zip, ZipEntry entry, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        long most = config.Get(ZipExtractTask.MaximumBytes);
        long packed = new FileInfo(archive).Length;
        long ratio = config.Get(ZipExtractTask.MaximumRatio);
        byte[] buffer = new byte[128 * 1024];
        using Stream from = zip.GetInputStream(entry);
        using FileStream to = new(path, FileMode.CreateNew);
        int read;
        while ((read = from.Read(buffer)) > 0)
        {
            written += read;
            if (written > most)
            {
                throw Limit($"{archive} becomes more than {most} bytes.");
            }

            if (written - FreeBytes > packed * ratio)
            {
                throw Limit($"{archive} becomes more than {ratio} times as large as it is.");
            }

            to.Write(buffer.AsSpan(0, read));
        }
    }

    private Core.Diagnostics.WeirException Limit(string message) => Faults.Of(
        TransferCodes.ArchiveLimit, config.SpanOf(ZipExtractTask.Archives), message + " Nothing was extracted.", "Raise max_entries, max_bytes or max_ratio if you trust it.");
}
