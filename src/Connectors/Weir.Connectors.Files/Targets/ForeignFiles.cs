namespace Weir.Connectors.Files.Targets;

/// <summary>Finds what a folder holds that no run of the Egress can have written.</summary>
internal static class ForeignFiles
{
    private static readonly string[] Compressions = [".gz", ".zst", ".bz2", ".snappy", ".lz4", ".xz", ".br", ".deflate"];

    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>The first such file, in ordinal order; null when there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="endings">The endings of data files. Marks and logs, whose names (or whose folders' names) begin with <c>_</c> or <c>.</c>, count as data.</param>
    public static string? Find(string folder, IReadOnlyList<string> endings) => !Directory.Exists(folder) ? null : Directory.EnumerateFiles(folder, "*", All)
        .Where(file => !IsHidden(Path.GetRelativePath(folder, file)) && !IsData(file, endings))
        .Min(StringComparer.Ordinal);

    private static bool IsHidden(string relative) => relative.Split(Path.DirectorySeparatorChar).Any(part => part[0] is '_' or '.');

    private static bool IsData(string file, IReadOnlyList<string> endings)
    {
        string ending = Path.GetExtension(file);
        if (Compressions.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            ending = Path.GetExtension(file[..^ending.Length]);
        }

        return endings.Contains(ending, StringComparer.OrdinalIgnoreCase);
    }
}
