using Weir.Core.Primitives;

namespace Weir.Connectors.Files.Targets;

/// <summary>A target and the places beside it, with all links followed, so that one target has one name.</summary>
/// <remarks>
/// Everything lives in <c>.weir</c> in the target's folder, and so on its file system: <c>NAME.lock</c> is the lease, <c>RUN.run/NAME/MODULE/NAME</c> the staged
/// data. The endings keep them from meeting each other, or the files of a history that is kept in the same folder.
/// </remarks>
internal sealed record TargetPath
{
    public const string FolderName = ".weir";
    public const string LockEnding = ".lock";
    private const string RunEnding = ".run";

    private TargetPath(string full, string parent)
    {
        Full = full;
        Parent = parent;
        Name = Path.GetFileName(full);
        Folder = Path.Combine(parent, FolderName);
        LockFile = Path.Combine(Folder, Name + LockEnding);
    }

    public string Full { get; }

    public string Parent { get; }

    public string Name { get; }

    /// <summary>The hidden folder beside the target.</summary>
    public string Folder { get; }

    public string LockFile { get; }

    /// <exception cref="Core.Diagnostics.WeirException">The path can't be a target.</exception>
    public static TargetPath Of(string target)
    {
        string full = FileFaults.Guard($"use {target} as a target", () => PathResolver.Resolve(target));
        return Path.GetDirectoryName(full) is { } parent && Path.GetFileName(full) != FolderName && Path.GetFileName(parent) != FolderName
            ? new TargetPath(full, parent)
            : throw FileFaults.Of(FileCodes.TargetKind, $"{target} can't be a target: a root, {FolderName} and what is in it are not to be replaced.", "Choose another path.");
    }

    /// <summary>The target whose lock file this is.</summary>
    public static string OfLockFile(string lockFile) =>
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(lockFile))!, Path.GetFileName(lockFile)[..^LockEnding.Length]);

    public string RunFolder(string runId) => Path.Combine(Folder, Safe(runId, "run id") + RunEnding);

    /// <summary>Everything that a run stages for this target.</summary>
    public string StagedFolder(string runId) => Path.Combine(RunFolder(runId), Name);

    public string StagedPath(string runId, string moduleId) => Path.Combine(StagedFolder(runId), Safe(moduleId, "module id"), Name);

    /// <summary>The runs that have something staged here.</summary>
    public IEnumerable<string> StagedRuns()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        return Directory.GetDirectories(Folder, "*" + RunEnding)
            .Where(run => Directory.Exists(Path.Combine(run, Name)))
            .Select(run => Path.GetFileName(run)[..^RunEnding.Length])
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The folders from a staged path up to the one that the target is in.</summary>
    public static IEnumerable<string> FoldersAround(string staged)
    {
        bool left = false;
        string inside = "";
        for (string? folder = Path.GetDirectoryName(staged); folder is not null && !left; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
            left = inside == FolderName;
            inside = Path.GetFileName(folder);
        }
    }

    private static string Safe(string name, string what) => SafeName.IsValid(name)
        ? name
        : throw FileFaults.Of(FileCodes.FileFailed, $"'{name}' can't be part of a path.", $"Let the {what} be of letters, digits, '_', '-' and '.'.");
}
