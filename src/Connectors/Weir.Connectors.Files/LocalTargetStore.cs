using Weir.Connectors.Files.Native;
using Weir.Connectors.Files.Publish;
using Weir.Connectors.Files.Targets;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Connectors.Files;

/// <summary>Targets that are files and folders of this machine, or of a file system mounted on it.</summary>
/// <remarks>
/// Data is staged on the target's own file system, in <c>.weir</c> beside it, and published by renames, so a reader sees the old target or the new one. Leases are
/// locks of the operating system: they end with the process, however it ends. A target that is a symbolic link stands for what it points at. The hidden
/// folder goes away with the last thing in it. Several files added to a folder appear one after the other, each whole.
/// </remarks>
public sealed class LocalTargetStore : ITargetStore
{
    private readonly IFileMoves moves;

    public LocalTargetStore()
        : this(SystemFiles.Instance)
    {
    }

    /// <summary>With other moves than the system's, to see what a crash between two of them leaves.</summary>
    internal LocalTargetStore(IFileMoves moves) => this.moves = moves;

    /// <inheritdoc/>
    /// <remarks>A folder that only holds folders counts as empty.</remarks>
    public TargetState Inspect(string target) => FileFaults.Guard($"look at {target}", () =>
    {
        if (File.Exists(target))
        {
            return TargetState.File;
        }

        return !Directory.Exists(target) ? TargetState.Absent : HasFiles(target) ? TargetState.Folder : TargetState.EmptyFolder;
    });

    public string? FindForeign(string target, IReadOnlyList<string> endings) => FileFaults.Guard($"look at {target}", () => ForeignFiles.Find(target, endings));

    /// <inheritdoc/>
    /// <remarks>A target inside another one, or around it, counts as the same: replacing the outer takes the inner with it. Missing folders are made, and removed again when nothing is published into them.</remarks>
    public ITargetLease? TryLease(string target, string runId) => LeaseTaker.TryTake(target, runId);

    public string? DescribeHolder(string target) => FileFaults.Guard($"look at {target}", () => LeaseTaker.DescribeHolder(TargetPath.Of(target)));

    public string StagedPath(string target, string runId, string moduleId) => TargetPath.Of(target).StagedPath(runId, moduleId);

    public string Stage(string target, string runId, string moduleId) => FileFaults.Guard($"stage data beside {target}", () =>
    {
        TargetPath path = TargetPath.Of(target);
        string staged = path.StagedPath(runId, moduleId);
        StagedPlace.Of(staged).Clear(moves, staged, path.Full);
        Directory.CreateDirectory(Path.GetDirectoryName(staged)!);
        return staged;
    });

    public void Flush(string stagedPath) => FileFaults.Guard($"write {stagedPath} to the disk", () =>
    {
        Durability.Flush(stagedPath);
        foreach (string folder in TargetPath.FoldersAround(stagedPath))
        {
            Durability.FlushFolder(folder);
        }
    });

    public void Publish(PublishStep step) => FileFaults.Guard($"make {step.Target} visible", () =>
    {
        if (step.Kind == PublishKind.AddFiles)
        {
            new Addition(moves, step).Publish();
        }
        else if (step.Kind == PublishKind.Commit)
        {
            new LogCommit(moves, step).Publish();
        }
        else
        {
            new Replacement(moves, step).Publish();
        }
    });

    public IReadOnlyList<string> StagedRuns(string target) => FileFaults.Guard($"look beside {target}", () => TargetPath.Of(target).StagedRuns().ToList());

    /// <inheritdoc/>
    /// <remarks>Old data that a crash left moved aside is moved back first. What can't be removed is left: it means nothing, and a later run tries again.</remarks>
    public void Discard(string target, string runId)
    {
        TargetPath path = TargetPath.Of(target);
        string folder = path.StagedFolder(runId);
        try
        {
            if (!Path.Exists(path.Full) && StagedPlace.OldIn(folder).FirstOrDefault() is { } old)
            {
                moves.Move(old, path.Full);
            }

            moves.Delete(folder);
            FolderRemoval.RemoveEmpty([path.RunFolder(runId), path.Folder]);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // The staged data is in nobody's way.
        }
    }

    private static bool HasFiles(string folder) => Directory.EnumerateFiles(folder).Any()
        || Directory.EnumerateDirectories(folder).Any(inner => Path.GetFileName(inner) != TargetPath.FolderName && HasFiles(inner));
}
