namespace Weir.Connectors.Files.Native;

/// <summary>Removes folders.</summary>
internal static class FolderRemoval
{
    /// <summary>Removes a folder with all that is in it, also where sub-folders are read-only. What links point at stays.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already.
        }
        catch (UnauthorizedAccessException) when (!OperatingSystem.IsWindows())
        {
            Open(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Removes folders, the first first, as long as they are empty.</summary>
    public static void RemoveEmpty(IEnumerable<string> folders)
    {
        foreach (string folder in folders)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                return;
            }
        }
    }

    private static void Open(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (DirectoryInfo inner in new DirectoryInfo(folder).EnumerateDirectories().Where(d => d.LinkTarget is null))
        {
            Open(inner.FullName);
        }
    }
}
