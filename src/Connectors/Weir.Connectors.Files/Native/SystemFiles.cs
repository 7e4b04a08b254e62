using System.Runtime.InteropServices;

namespace Weir.Connectors.Files.Native;

/// <summary>The moves of the operating system.</summary>
internal sealed class SystemFiles : IFileMoves
{
    private const uint LinuxNoReplace = 1;
    private const uint LinuxExchange = 2;
    private const uint MacExchange = 2;
    private const uint MacNoReplace = 4;
    private const int AlreadyThere = 17;

    public static SystemFiles Instance { get; } = new();

    public bool TryExchange(string first, string second) => TryFlagged(first, second, LinuxExchange, MacExchange, out _);

    public bool TryMoveNew(string from, string to)
    {
        if (TryFlagged(from, to, LinuxNoReplace, MacNoReplace, out bool taken))
        {
            return true;
        }

        if (taken || File.Exists(to) || Directory.Exists(to))
        {
            return false;
        }

        Move(from, to);
        return true;
    }

    public void Move(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            Check(UnixCalls.Rename(from, to));
        }
        else if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to, overwrite: true);
        }
    }

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    public void CreateFile(string path) => File.WriteAllBytes(path, []);

    public void Delete(string path)
    {
        if (Directory.Exists(path) && !new FileInfo(path).Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            FolderRemoval.Remove(path);
        }
        else if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path);
        }
    }

    public bool HasMark(string folder) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(folder).HasFlag(UnixFileMode.StickyBit);

    public void SetMark(string folder, bool on)
    {
        if (!OperatingSystem.IsWindows() && HasMark(folder) != on)
        {
            UnixFileMode mode = File.GetUnixFileMode(folder);
            TrySetMode(folder, on ? mode | UnixFileMode.StickyBit : mode & ~UnixFileMode.StickyBit);
        }
    }

    public void CopyMode(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            TrySetMode(to, File.GetUnixFileMode(from) & ~UnixFileMode.StickyBit);
        }
    }

    public void FlushFolder(string path) => Durability.FlushFolder(path);

    /// <summary>Sets permissions where there are any, and where this user may.</summary>
    private static void TrySetMode(string path, UnixFileMode mode)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, mode);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Whoever needs to know looks again.
        }
    }

    /// <summary>A rename with a flag; false when the kernel or the file system has no such thing, or the new name is taken.</summary>
    private static bool TryFlagged(string from, string to, uint linuxFlag, uint macFlag, out bool taken)
    {
        taken = false;
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return false;
        }

        try
        {
            int result = OperatingSystem.IsLinux()
                ? UnixCalls.RenameAt2(UnixCalls.CurrentFolder, from, UnixCalls.CurrentFolder, to, linuxFlag)
                : UnixCalls.RenameX(from, to, macFlag);
            int error = result == 0 ? 0 : Marshal.GetLastPInvokeError();
            taken = error == AlreadyThere;
            if (error != 0 && !taken && !IsUnsupported(error))
            {
                throw Refused(error);
            }

            return error == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>EINVAL, ENOSYS, ENOTSUP, and EXDEV, which layered file systems give.</summary>
    private static bool IsUnsupported(int error) => OperatingSystem.IsMacOS() ? error is 22 or 78 or 45 or 18 : error is 22 or 38 or 95 or 18;

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw Refused(Marshal.GetLastPInvokeError());
        }
    }

    private static IOException Refused(int error) => new(Marshal.GetPInvokeErrorMessage(error), error);
}
