using Weir.Core.Diagnostics;

namespace Weir.Compiler.Sources;

/// <summary>What was found where an Ingress will look.</summary>
/// <param name="Exists">True when there is at least one file, or a folder.</param>
/// <param name="IsGlob">True when the path holds wildcards.</param>
/// <param name="Hint">The nearest name that is there, or the folder that is not.</param>
internal sealed record SourceProbe(bool Exists, bool IsGlob, string? Hint)
{
    /// <summary>Looks for a file, a folder, or a first match of a glob. An unreadable folder counts as there: the run will say more.</summary>
    public static SourceProbe Look(string path)
    {
        bool isGlob = GlobSegment.HasWildcard(path);
        try
        {
            bool exists = isGlob ? GlobWalk.FindsAny(path) : File.Exists(path) || Directory.Exists(path);
            return new SourceProbe(exists, isGlob, exists ? null : HintFor(FixedPart(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new SourceProbe(Exists: true, isGlob, null);
        }
    }

    /// <summary>The path up to its first wildcard's folder; the whole path without one.</summary>
    public static string FixedPart(string path)
    {
        if (!GlobSegment.HasWildcard(path))
        {
            return path.TrimEnd('/');
        }

        int wildcard = path.AsSpan().IndexOfAny('*', '?', '[');
        int slash = path.LastIndexOf('/', wildcard);
        return slash <= 0 ? "/" : path[..slash];
    }

    private static string? HintFor(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        string name = Path.GetFileName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            name = Path.GetFileName(folder);
            folder = Path.GetDirectoryName(folder);
        }

        if (folder is null || Directory.Exists(path))
        {
            return null;
        }

        string[] siblings = [.. Directory.EnumerateFileSystemEntries(folder).Take(1_000).Select(e => Path.GetFileName(e)!).Order(StringComparer.Ordinal)];
        return Suggestion.Nearest(name, siblings) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : $"There is no '{name}' in '{folder}'.";
    }
}
