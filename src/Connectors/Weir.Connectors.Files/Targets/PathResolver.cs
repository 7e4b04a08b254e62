namespace Weir.Connectors.Files.Targets;

/// <summary>Follows symbolic links in all parts of a path, whether it exists or not.</summary>
internal static class PathResolver
{
    private const int MostLinks = 40;

    /// <summary>The path without links, dots and a slash at its end.</summary>
    /// <exception cref="IOException">The links go round in a circle.</exception>
    public static string Resolve(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (int links = 0; links < MostLinks; links++)
        {
            if (FollowFirstLink(full) is not { } followed)
            {
                return full;
            }

            full = followed;
        }

        throw new IOException($"{path} leads through more than {MostLinks} symbolic links");
    }

    /// <summary>The path with its first link replaced by what it points at; null when it has none.</summary>
    private static string? FollowFirstLink(string full)
    {
        string root = Path.GetPathRoot(full)!;
        for (int end = root.Length; end < full.Length; end++)
        {
            int slash = full.IndexOf(Path.DirectorySeparatorChar, end);
            end = slash < 0 ? full.Length : slash;
            string part = full[..end];
            if (new FileInfo(part).LinkTarget is { } target)
            {
                string pointed = Path.GetFullPath(target, Path.GetDirectoryName(part)!);
                return Path.TrimEndingDirectorySeparator(Path.Join(pointed, full[end..]));
            }
        }

        return null;
    }
}
