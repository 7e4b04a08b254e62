namespace Weir.Compiler.Sources;

/// <summary>Walks folders along a glob until the first match.</summary>
internal static class GlobWalk
{
    /// <summary>True when at least one file or folder matches an absolute glob; <c>**</c> stands for any number of folders.</summary>
    public static bool FindsAny(string pattern)
    {
        string root = Path.GetPathRoot(pattern)!;
        string[] segments = pattern[root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Find(root, segments, 0);
    }

    private static bool Find(string folder, string[] segments, int at)
    {
        if (at == segments.Length)
        {
            return true;
        }

        string segment = segments[at];
        if (segment == "**")
        {
            return Find(folder, segments, at + 1) || Directory.EnumerateDirectories(folder).Any(d => Find(d, segments, at));
        }

        if (!GlobSegment.HasWildcard(segment))
        {
            string path = Path.Combine(folder, segment);
            return at == segments.Length - 1 ? File.Exists(path) || Directory.Exists(path) : Directory.Exists(path) && Find(path, segments, at + 1);
        }

        IEnumerable<string> entries = at == segments.Length - 1 ? Directory.EnumerateFileSystemEntries(folder) : Directory.EnumerateDirectories(folder);
        return entries.Any(e => GlobSegment.Matches(segment, Path.GetFileName(e)) && Find(e, segments, at + 1));
    }
}
