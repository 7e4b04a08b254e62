using Weir.Engines.Spark.Session;

namespace Weir.Engines.Spark.Read;

/// <summary>Where files lie: on this machine (or a disk that the cluster has mounted at the same place), or behind a scheme that only the cluster reads.</summary>
/// <param name="Uri">As Spark takes it.</param>
/// <param name="Local">The absolute path on this machine; null behind a scheme.</param>
internal sealed record SourcePath(string Uri, string? Local)
{
    private static readonly string[] CompressedEndings = [".gz", ".zst", ".zstd", ".bz2", ".lz4", ".snappy", ".deflate"];

    internal static SourcePath Of(Workspace workspace, string path)
    {
        if (path.StartsWith("file:", StringComparison.Ordinal))
        {
            string bare = "/" + path["file:".Length..].TrimStart('/');
            return new SourcePath("file://" + bare, bare);
        }

        if (path.Contains("://", StringComparison.Ordinal) || path.StartsWith("dbfs:", StringComparison.Ordinal))
        {
            return new SourcePath(path, null);
        }

        string full = Path.GetFullPath(path, workspace.Options.BaseDirectory);
        return new SourcePath("file://" + full, full);
    }

    /// <summary>A file name without the ending of its compression.</summary>
    internal static string WithoutCompression(string path) =>
        Array.Find(CompressedEndings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found ? path[..^found.Length] : path;

    /// <summary>Whether it is a folder of this machine without <c>column=value</c> folders, so that all folders below are to be read.</summary>
    internal bool IsPlainFolder =>
        Local is not null && Directory.Exists(Local) && !Directory.EnumerateDirectories(Local).Any(folder => Path.GetFileName(folder).Contains('=', StringComparison.Ordinal));

    /// <summary>The first byte that is no space, where the file can be seen from here.</summary>
    internal char? FirstSign()
    {
        if (Local is null || !File.Exists(Local) || WithoutCompression(Local) != Local)
        {
            return null;
        }

        using FileStream file = File.OpenRead(Local);
        int value;
        do
        {
            value = file.ReadByte();
        }
        while (value >= 0 && (char.IsWhiteSpace((char)value) || value > 127));
        return value < 0 ? null : (char)value;
    }
}
