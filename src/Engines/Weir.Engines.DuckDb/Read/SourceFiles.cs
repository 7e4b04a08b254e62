using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Read;

/// <summary>The files that an Ingress reads, found once, so that every read of a run sees the same ones.</summary>
/// <param name="Files">In ordinal order; a URL as it is.</param>
/// <param name="PartitionColumns">The names in <c>name=value</c> folders below the path, when all files have the same ones; in order.</param>
internal sealed record SourceFiles(IReadOnlyList<string> Files, IReadOnlyList<string> PartitionColumns)
{
    private static readonly string[] CompressedEndings = [".gz", ".zst", ".zstd"];

    /// <summary>The file, when there is only one and it is on this machine.</summary>
    internal string? SingleLocalFile => Files.Count == 1 && !IsRemote(Files[0]) ? Files[0] : null;

    /// <summary>A file name without the ending of its compression.</summary>
    internal static string WithoutCompression(string path) =>
        Array.Find(CompressedEndings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found ? path[..^found.Length] : path;

    /// <summary>The files as an argument of DuckDB's readers. Characters of globs are taken for what they are.</summary>
    internal string ToSql() => "[" + string.Join(", ", Files.Select(file => Quote.Literal(IsRemote(file) ? file : Escape(file)))) + "]";

    /// <summary>Finds the files; null after a report.</summary>
    internal static SourceFiles? Find(ModuleScope scope, string path, SourceSpan span, IReadOnlyList<string> endings)
    {
        if (IsRemote(path))
        {
            return new SourceFiles([path], []);
        }

        string full = Path.GetFullPath(path, scope.Workspace.Options.BaseDirectory);
        if (File.Exists(full))
        {
            return new SourceFiles([full], []);
        }

        (string root, IEnumerable<string> found) = Directory.Exists(full) ? (full, Beneath(full, endings)) : Matching(scope, full);
        string[] files = [.. found.Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            ReportNone(scope, path, full, span, endings);
            return null;
        }

        return new SourceFiles(files, PartitionsBelow(root, files));
    }

    /// <summary>Whether a path is on another machine.</summary>
    internal static bool IsRemote(string path) => path.Contains("://", StringComparison.Ordinal);

    private static bool IsGlob(string path) => path.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    /// <summary>A path of which DuckDB takes every character for what it is.</summary>
    internal static string Escape(string path) =>
        IsGlob(path)
            ? path.Replace("[", "[[]", StringComparison.Ordinal).Replace("*", "[*]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal)
            : path;

    /// <summary>The files of these endings in a folder and those below; hidden ones are left out.</summary>
    internal static IEnumerable<string> Beneath(string folder, IReadOnlyList<string> endings) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !IsHidden(Path.GetRelativePath(folder, file)))
            .Where(file => endings.Any(ending => WithoutCompression(file).EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private static (string Root, IEnumerable<string> Files) Matching(ModuleScope scope, string pattern)
    {
        if (!IsGlob(pattern))
        {
            return (pattern, []);
        }

        string root = Path.GetDirectoryName(pattern[..pattern.AsSpan().IndexOfAny('*', '?', '[')].TrimEnd('/') + "/x") ?? "/";
        while (!Directory.Exists(root) && Path.GetDirectoryName(root) is { } parent)
        {
            root = parent;
        }

        IEnumerable<string> found = scope.Workspace.Rows($"SELECT file FROM glob({Quote.Literal(pattern)})", scope.Cancellation).Select(row => (string)row[0]!);
        return (root, found.Where(file => !IsHidden(Path.GetRelativePath(root, file))));
    }

    /// <summary>Names that begin with <c>_</c> or <c>.</c> are bookkeeping of those who write folders; a partition such as <c>_day=1</c> is not.</summary>
    private static bool IsHidden(string relative) =>
        relative.Split('/', '\\').Any(part => part.StartsWith('.') || (part.StartsWith('_') && !part.Contains('=', StringComparison.Ordinal)));

    /// <summary>The columns that folders below a root name, when all files have the same; else none.</summary>
    internal static string[] PartitionsBelow(string root, IReadOnlyList<string> files)
    {
        string[]? common = null;
        foreach (string file in files)
        {
            string[] names = [.. Path.GetRelativePath(root, file).Split('/', '\\').SkipLast(1).Where(part => part.IndexOf('=', StringComparison.Ordinal) > 0).Select(part => part[..part.IndexOf('=', StringComparison.Ordinal)])];
            if (names.Length == 0 || (common is not null && !common.SequenceEqual(names, StringComparer.Ordinal)))
            {
                return [];
            }

            common = names;
        }

        return common ?? [];
    }

    private static void ReportNone(ModuleScope scope, string path, string full, SourceSpan span, IReadOnlyList<string> endings)
    {
        if (Directory.Exists(full))
        {
            scope.Report(EngineCodes.SourceNotFound, span, $"The folder '{path}' holds no {string.Join(" or ", endings)} file.", "Files and folders whose names begin with '_' or '.' are left out.");
            return;
        }

        string? folder = Path.GetDirectoryName(full);
        string[] siblings = folder is not null && Directory.Exists(folder) ? [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Take(200)] : [];
        string? nearest = Suggestion.Nearest(Path.GetFileName(full), siblings);
        string what = IsGlob(path) ? "No file matches" : "There is no file or folder";
        scope.Report(EngineCodes.SourceNotFound, span, $"{what} '{path}' (looked for {full}).", nearest is null ? null : $"Did you mean '{nearest}'?");
    }
}
