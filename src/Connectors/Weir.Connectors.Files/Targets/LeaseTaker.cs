using Weir.Connectors.Files.Native;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;

namespace Weir.Connectors.Files.Targets;

/// <summary>Takes leases: one run per target, whatever its store, its Blueprint or its spelling of the path.</summary>
internal static class LeaseTaker
{
    /// <summary>The folder may vanish between its making and the making of the lock in it, when the last holder of another target lets go.</summary>
    private const int MostRaces = 1000;

    private const int AlreadyThere = 17;

    public static TargetLease? TryTake(string target, string runId)
    {
        TargetPath path = TargetPath.Of(target);
        Refuse(target, path);
        return FileFaults.Guard($"write to {target}", () => TryTake(target, path, runId));
    }

    /// <summary>Who holds a target, or one around or inside it.</summary>
    public static string? DescribeHolder(TargetPath path)
    {
        if (FileLock.IsHeld(path.LockFile))
        {
            return FileLock.ReadOwner(path.LockFile) ?? "another run";
        }

        return NestedTargets.FindHeldLock(path) is { } nested
            ? $"{FileLock.ReadOwner(nested) ?? "another run"}, which holds {TargetPath.OfLockFile(nested)}"
            : null;
    }

    private static TargetLease? TryTake(string target, TargetPath path, string runId)
    {
        List<string> made = MissingFolders(path.Parent);
        FileLock? held = null;
        TargetLease? lease = null;
        try
        {
            held = TakeLock(path, $"run {runId}, process {Environment.ProcessId} on {Environment.MachineName}");
            string? inTheWay = held is null ? path.LockFile : NestedTargets.FindHeldLock(path);
            if (inTheWay is null)
            {
                return lease = new TargetLease(target, path, held!, made);
            }

            return IsOwn(inTheWay, runId) ? throw Nested(target, TargetPath.OfLockFile(inTheWay)) : null;
        }
        finally
        {
            if (lease is null)
            {
                held?.Dispose();
                FolderRemoval.RemoveEmpty([path.Folder, .. made]);
            }
        }
    }

    private static FileLock? TakeLock(TargetPath path, string owner)
    {
        for (int races = 0; ; races++)
        {
            try
            {
                Directory.CreateDirectory(path.Folder);
                return FileLock.TryTake(path.LockFile, owner);
            }
            catch (IOException race) when (races < MostRaces && IsVanished(race) && !File.Exists(path.Folder))
            {
                // The folder has just been removed by the last that used it.
            }
        }
    }

    /// <summary>The folder went between two calls: "not there", or from mkdir "there already" and then not there.</summary>
    private static bool IsVanished(IOException race) => race is DirectoryNotFoundException or FileNotFoundException || (race.HResult & 0xFFFF) == AlreadyThere;

    /// <summary>The folders that must be made, the innermost first.</summary>
    private static List<string> MissingFolders(string folder)
    {
        List<string> missing = [];
        for (string? place = folder; place is not null && !Directory.Exists(place); place = Path.GetDirectoryName(place))
        {
            missing.Add(place);
        }

        return missing;
    }

    private static bool IsOwn(string lockFile, string runId) =>
        FileLock.ReadOwner(lockFile) is { } owner && owner.StartsWith($"run {runId}, process {Environment.ProcessId} on ", StringComparison.Ordinal);

    private static void Refuse(string target, TargetPath path)
    {
        if (PathKind.Obstacle(path.Full) is { } obstacle)
        {
            throw FileFaults.Of(FileCodes.TargetKind, $"{target} is {obstacle}, which can't be replaced as a whole.", "Write to a file or a folder inside it or beside it.");
        }

        if (FileAround(path.Parent) is { } file)
        {
            throw FileFaults.Of(FileCodes.TargetKind, $"{target} can't be made: {file} is a file, not a folder.", "Choose another path.");
        }

        bool folder = Directory.Exists(path.Full);
        if (folder && File.Exists(Path.Combine(path.Full, TargetPath.FolderName, "weir.db")))
        {
            throw FileFaults.Of(FileCodes.TargetKind, $"{target} holds a history of runs (in {TargetPath.FolderName}), which would be replaced with it.", "Write to a folder inside it.");
        }

        if (folder && !PathKind.IsWritable(path.Full))
        {
            throw FileFaults.Of(FileCodes.TargetUnwritable, $"Can't write to {target}: the folder is read-only for this user.", "Give this user the right to write there, or write elsewhere.");
        }
    }

    /// <summary>The file that stands where a folder around the target is due; null when none does.</summary>
    private static string? FileAround(string folder)
    {
        string? place = folder;
        while (place is not null && !Path.Exists(place))
        {
            place = Path.GetDirectoryName(place);
        }

        return File.Exists(place) ? place : null;
    }

    private static WeirException Nested(string target, string other) => FileFaults.Of(
        FileCodes.TargetNested,
        $"{target} and {other} are both targets of this run, and {(Path.GetFileName(other) == Path.GetFileName(target) ? "they are the same place" : "one lies in the other")}.",
        "Give them separate paths.");
}
