using System.IO.Enumeration;

namespace Weir.Core.Primitives;

/// <summary>Files by a pattern: <c>*</c> and <c>?</c> inside a name, <c>**</c> for folders of any depth. In ordinal order; links to folders are not followed.</summary>
public static class FileGlob
{
    /// <summary>True when a path is a pattern.</summary>
    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files that match.</summary>
    /// <param name="pattern">An absolute path.</param>
    public static IEnumerable<string> Find(string pattern)
    {
        string[] parts = pattern.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        return Find(Path.GetPathRoot(pattern)!, parts, 0).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Find(string folder, string[] parts, int at)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        string part = parts[at];
        bool last = at == parts.Length - 1;
        if (part == "**")
        {
            IEnumerable<string> below = FoldersIn(folder).SelectMany(f => Find(f, parts, at));
            return last ? Directory.EnumerateFiles(folder).Concat(below) : Find(folder, parts, at + 1).Concat(below);
        }

        if (!IsPattern(part))
        {
            string next = Path.Combine(folder, part);
            return last ? (File.Exists(next) ? [next] : []) : Find(next, parts, at + 1);
        }

        IEnumerable<string> names = last ? Directory.EnumerateFiles(folder) : FoldersIn(folder);
        IEnumerable<string> matching = names.Where(n => FileSystemName.MatchesSimpleExpression(part, Path.GetFileName(n), ignoreCase: false));
        return last ? matching : matching.SelectMany(f => Find(f, parts, at + 1));
    }

    private static IEnumerable<string> FoldersIn(string folder) => Directory.EnumerateDirectories(folder).Where(f => new DirectoryInfo(f).LinkTarget is null);
}
