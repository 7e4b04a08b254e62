using Weir.Connectors.Files.Native;
using Weir.Connectors.Files.Targets;
using Weir.Core.Events;

namespace Weir.Connectors.Files.Publish;

/// <summary>Moves the files of a staged folder into the target folder, keeping their sub-folders.</summary>
/// <remarks>Each file moves by one rename and never over another one, so doing it again moves what is left and nothing twice.</remarks>
internal sealed class Addition(IFileMoves moves, PublishStep step)
{
    private readonly string target = TargetPath.Of(step.Target).Full;

    public void Publish()
    {
        if (!Directory.Exists(step.Staged))
        {
            if (!Directory.Exists(target))
            {
                throw StagedPlace.Lost(step.Staged, target);
            }
        }
        else if (File.Exists(target))
        {
            throw FileFaults.Of(FileCodes.TargetKind, $"{target} is a file, and files are to be added to it as to a folder.", "Remove the file, or write to another path.");
        }
        else if (!Directory.Exists(target))
        {
            moves.Move(step.Staged, target);
        }
        else
        {
            MoveFiles();
        }

        moves.FlushFolder(Path.GetDirectoryName(target)!);
    }

    private void MoveFiles()
    {
        HashSet<string> touched = new(StringComparer.Ordinal) { target };
        foreach (string file in Directory.GetFiles(step.Staged, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string wanted = Path.Combine(target, Path.GetRelativePath(step.Staged, file));
            touched.UnionWith(MakeFolders(Path.GetDirectoryName(wanted)!));
            string place = wanted;
            for (int number = 1; !moves.TryMoveNew(file, place); number++)
            {
                place = Numbered(wanted, number);
            }
        }

        foreach (string folder in touched)
        {
            moves.FlushFolder(folder);
        }

        moves.Delete(step.Staged);
    }

    /// <summary>Makes a folder inside the target; gives it and those around it up to the target.</summary>
    private List<string> MakeFolders(string folder)
    {
        moves.CreateFolder(folder);
        List<string> folders = [];
        for (string inner = folder; inner.Length > target.Length; inner = Path.GetDirectoryName(inner)!)
        {
            folders.Add(inner);
        }

        return folders;
    }

    /// <summary>Another name, for a file of somebody else that has the wanted one already.</summary>
    private static string Numbered(string path, int number)
    {
        string name = Path.GetFileName(path);
        int dot = name.IndexOf('.', 1);
        return Path.Combine(Path.GetDirectoryName(path)!, dot < 0 ? $"{name}-{number}" : $"{name[..dot]}-{number}{name[dot..]}");
    }
}
