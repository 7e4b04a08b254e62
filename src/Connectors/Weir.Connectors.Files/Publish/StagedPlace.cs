using Weir.Connectors.Files.Native;
using Weir.Core.Diagnostics;

namespace Weir.Connectors.Files.Publish;

/// <summary>The places beside staged data that publishing uses.</summary>
/// <param name="Folder">The folder that holds them: all that the run staged for the target.</param>
/// <param name="Old">Where old data is moved to, when it can't be exchanged.</param>
/// <param name="Note">A file that says that an exchange is about to happen.</param>
internal sealed record StagedPlace(string Folder, string Old, string Note)
{
    private const string OldEnding = "~old";

    public static StagedPlace Of(string staged)
    {
        // A module's id has no "~", so these meet no other module's folder.
        string module = Path.GetDirectoryName(staged)!;
        return new StagedPlace(Path.GetDirectoryName(module)!, module + OldEnding, module + "~note");
    }

    /// <summary>Removes what an earlier attempt left, staged or moved aside. Old data without which there would be no target goes back first.</summary>
    public void Clear(IFileMoves moves, string staged, string target)
    {
        if (!Path.Exists(target) && Path.Exists(Old))
        {
            moves.Move(Old, target);
        }

        moves.Delete(Path.GetDirectoryName(staged)!);
        moves.Delete(Old);
        moves.Delete(Note);
    }

    /// <summary>The old data that lies in a folder of staged data, moved there and not yet removed.</summary>
    public static IEnumerable<string> OldIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, "*" + OldEnding) : [];

    public static WeirException Lost(string staged, string target) => FileFaults.Of(
        FileCodes.StagedLost, $"{target} can't be made visible: what was staged at {staged} is gone, and so is the target.", "Somebody removed it; run again.");
}
