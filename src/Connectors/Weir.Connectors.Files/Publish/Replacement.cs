using Weir.Connectors.Files.Native;
using Weir.Connectors.Files.Targets;
using Weir.Core.Events;

namespace Weir.Connectors.Files.Publish;

/// <summary>Puts a staged file or folder in the target's place.</summary>
/// <remarks>
/// A file goes over a file by one rename. What a rename can't replace (a folder) is exchanged with the staged data in one step, where the file system can; the old
/// data then lies at the staged path and is removed. Which of two folders is the new one is told by a mark on it, set before a note is laid beside the staged data:
/// with the note but without the mark, what is staged is the old one. Where an exchange can't be had, the old data is moved aside and the new into its
/// place; a crash between the two leaves no target, but both moves can be finished (by publishing again) or taken back (by discarding).
/// </remarks>
internal sealed class Replacement(IFileMoves moves, PublishStep step)
{
    private readonly string staged = step.Staged;
    private readonly string target = TargetPath.Of(step.Target).Full;
    private readonly StagedPlace place = StagedPlace.Of(step.Staged);

    private bool IsFile => step.Kind == PublishKind.ReplaceFile;

    /// <summary>Makes the moves that are still to be made.</summary>
    public void Publish()
    {
        if (IsWaiting)
        {
            Move();
        }
        else if (IsFile ? !File.Exists(target) : !Directory.Exists(target))
        {
            throw StagedPlace.Lost(staged, target);
        }

        moves.FlushFolder(Path.GetDirectoryName(target)!);
        CleanUp();
    }

    /// <summary>Whether the new data is still at the staged path.</summary>
    private bool IsWaiting => IsFile ? File.Exists(staged) : Directory.Exists(staged) && (!File.Exists(place.Note) || moves.HasMark(staged));

    private void Move()
    {
        if (Directory.Exists(target))
        {
            ReplaceFolder();
        }
        else if (File.Exists(target) && !IsFile)
        {
            Swap();
        }
        else
        {
            if (IsFile && File.Exists(target))
            {
                moves.CopyMode(target, staged);
            }

            moves.Move(staged, target);
        }
    }

    private void ReplaceFolder()
    {
        if (IsFile || File.Exists(place.Note))
        {
            // A note says that the mark is set: it must stay as it is until the two have changed places.
            Swap();
            return;
        }

        moves.CopyMode(target, staged);
        moves.SetMark(staged, on: true);
        moves.SetMark(target, on: false);
        if (!moves.HasMark(staged) || moves.HasMark(target))
        {
            MoveAside();
            return;
        }

        moves.FlushFolder(staged);
        moves.CreateFile(place.Note);
        moves.FlushFolder(place.Folder);
        Swap();
    }

    private void Swap()
    {
        if (!moves.TryExchange(staged, target))
        {
            MoveAside();
        }
    }

    private void MoveAside()
    {
        moves.Delete(place.Old);
        moves.Move(target, place.Old);
        moves.FlushFolder(place.Folder);
        moves.Move(staged, target);
    }

    /// <summary>Removes the old data. The note goes last: until then it says what lies at the staged path.</summary>
    private void CleanUp()
    {
        if (!IsFile)
        {
            moves.SetMark(target, on: false);
        }

        moves.Delete(staged);
        moves.Delete(place.Old);
        moves.Delete(place.Note);
    }
}
