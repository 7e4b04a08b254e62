namespace Weir.Connectors.Files.Native;

/// <summary>What the file system says of a path beyond "file" and "folder".</summary>
internal static class PathKind
{
    private const uint WantedType = 1;
    private const ulong MountRoot = 0x2000;
    private const int AttributesAt = 8;
    private const int ModeAt = 28;
    private const int AttributesMaskAt = 56;
    private const int TypeMask = 0xF000;
    private const int FolderType = 0x4000;
    private const int FileType = 0x8000;

    /// <summary>Why a path can't be replaced by a rename: <c>a device, pipe or socket</c>, <c>a mount point</c>; null when it can, or when this platform does not tell.</summary>
    public static unsafe string? Obstacle(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return path.StartsWith("/dev/", StringComparison.Ordinal) ? "a device, pipe or socket" : null;
        }

        byte* buffer = stackalloc byte[256];
        try
        {
            if (UnixCalls.StatX(UnixCalls.CurrentFolder, path, 0, WantedType, buffer) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }

        int type = *(ushort*)(buffer + ModeAt) & TypeMask;
        ulong attributes = *(ulong*)(buffer + AttributesAt) & *(ulong*)(buffer + AttributesMaskAt);
        return type is not (FolderType or FileType) ? "a device, pipe or socket" : (attributes & MountRoot) != 0 ? "a mount point" : null;
    }

    /// <summary>Whether this user may write a file or folder.</summary>
    public static bool IsWritable(string path) => OperatingSystem.IsWindows() || UnixCalls.Access(path, 2) == 0;
}
