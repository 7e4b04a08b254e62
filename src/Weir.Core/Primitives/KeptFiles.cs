namespace Weir.Core.Primitives;

/// <summary>Takes files of a target over into what is staged: as further names of the same data, so that no byte is copied, where the file system has such.</summary>
public static class KeptFiles
{
    private const string OwnFolder = ".weir";

    /// <summary>Takes over all that is in a folder but some files and sub-folders. Folders of which nothing is taken over are not made.</summary>
    /// <param name="from">The target.</param>
    /// <param name="to">The staged folder.</param>
    /// <param name="leaves">Whether a path, relative to the target, is left out with all that is in it.</param>
    public static void TakeOver(string from, string to, Func<string, bool> leaves) => TakeOver(from, to, "", leaves);

    private static void TakeOver(string from, string to, string relative, Func<string, bool> leaves)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(Path.Combine(from, relative)).EnumerateFileSystemInfos())
        {
            string path = Path.Combine(relative, entry.Name);
            if (entry.Name == OwnFolder || leaves(path))
            {
                continue;
            }

            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(Prepare(to, path), link);
            }
            else if (entry is DirectoryInfo)
            {
                TakeOver(from, to, path, leaves);
            }
            else
            {
                FileLinks.Take(entry.FullName, Prepare(to, path));
            }
        }
    }

    /// <summary>A free path in the staged folder, whose own folder exists: the same as in the target, unless a new file has that name.</summary>
    public static string Prepare(string to, string path)
    {
        string wanted = Path.Combine(to, path);
        string folder = Path.GetDirectoryName(wanted)!;
        Directory.CreateDirectory(folder);
        string name = wanted;
        for (int number = 1; Path.Exists(name); number++)
        {
            name = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(wanted)}-{number}{Path.GetExtension(wanted)}");
        }

        return name;
    }
}
