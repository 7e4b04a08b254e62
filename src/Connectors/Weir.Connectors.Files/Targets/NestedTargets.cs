using System.IO.Enumeration;
using Weir.Core.Primitives;

namespace Weir.Connectors.Files.Targets;

/// <summary>Finds a lease that is in the way of another one because one target lies in the other.</summary>
/// <remarks>
/// Whoever takes a lease locks his own target first and looks here afterwards. Of two that come at once at least one therefore sees the other; it may be that
/// both do, and both step back. Links inside a target folder are not followed: replacing the folder does not touch what they point at.
/// </remarks>
internal static class NestedTargets
{
    private static readonly EnumerationOptions EveryFolder = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The lock file of a held target around or inside this one; null when there is none.</summary>
    public static string? FindHeldLock(TargetPath target) =>
        Around(target).Concat(Inside(target)).FirstOrDefault(FileLock.IsHeld);

    private static IEnumerable<string> Around(TargetPath target)
    {
        for (string folder = target.Parent; Path.GetDirectoryName(folder) is { } parent; folder = parent)
        {
            yield return Path.Combine(parent, TargetPath.FolderName, Path.GetFileName(folder) + TargetPath.LockEnding);
        }
    }

    private static IEnumerable<string> Inside(TargetPath target)
    {
        if (!Directory.Exists(target.Full))
        {
            return [];
        }

        FileSystemEnumerable<string> folders = new(target.Full, static (ref FileSystemEntry entry) => entry.ToFullPath(), EveryFolder)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => entry.IsDirectory && IsOurs(ref entry),
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !IsOurs(ref entry),
        };
        return folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*" + TargetPath.LockEnding));
    }

    private static bool IsOurs(ref FileSystemEntry entry) => entry.FileName.SequenceEqual(TargetPath.FolderName);
}
