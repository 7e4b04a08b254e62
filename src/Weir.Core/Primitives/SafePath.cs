namespace Weir.Core.Primitives;

/// <summary>Whether paths stay inside folders, links followed.</summary>
public static class SafePath
{
    /// <summary>True when an absolute path lies in or below one of the folders, by its name and by where its links lead.</summary>
    public static bool IsBelow(string path, IReadOnlyList<string> folders)
    {
        string real = Real(path);
        return folders.Any(folder => Contains(folder, path) && Contains(Real(folder), real));
    }

    /// <summary>The path with all links followed, as far as it exists.</summary>
    public static string Real(string path) => Real(Path.GetFullPath(path), 0);

    private static string Real(string path, int depth)
    {
        string? parent = Path.GetDirectoryName(path);
        if (parent is null || depth > 40)
        {
            return path;
        }

        string here = Path.Combine(Real(parent, depth), Path.GetFileName(path));
        FileSystemInfo info = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return info.LinkTarget is { } target ? Real(Path.GetFullPath(target, Path.GetDirectoryName(here)!), depth + 1) : here;
    }

    private static bool Contains(string folder, string path)
    {
        string trimmed = Path.TrimEndingDirectorySeparator(folder);
        return path == trimmed || path.StartsWith(trimmed.EndsWith(Path.DirectorySeparatorChar) ? trimmed : trimmed + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
