using System.Text;

namespace Weir.Core.Primitives;

/// <summary>An exclusive lock on a file that the operating system frees when the process dies.</summary>
/// <remarks>
/// The file is removed on release. A holder that locked a file which another has just removed would guard nothing, so a token is written and read back
/// through the path before the lock counts as taken. Needs a file system that keeps locks (<c>flock</c>); network file systems of old may not.
/// </remarks>
public sealed class FileLock : IDisposable
{
    /// <summary>Whoever asks <see cref="IsHeld"/> holds the lock for some microseconds, so one refusal proves nothing.</summary>
    private const int Attempts = 5;

    private readonly FileStream stream;

    private FileLock(FileStream stream, string path)
    {
        this.stream = stream;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Takes the lock, or returns null when another process (or this one) holds it.</summary>
    /// <param name="path">The lock file; its folder must exist.</param>
    /// <param name="owner">Who takes it, in one line; others read it with <see cref="ReadOwner"/>.</param>
    /// <exception cref="IOException">The folder is missing or not writable, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static FileLock? TryTake(string path, string owner)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (TryOpen(path) is { } stream)
            {
                if (TryProve(stream, path, owner))
                {
                    return new FileLock(stream, path);
                }

                // The file had been removed by its last holder: the next attempt meets its successor.
                attempt = -1;
            }
            else
            {
                Thread.Yield();
            }
        }

        return null;
    }

    /// <summary>True when a process holds the lock now.</summary>
    public static bool IsHeld(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return false;
        }
        catch (IOException exception)
        {
            return IsRefusal(exception);
        }
    }

    /// <summary>Who holds the lock, or null when that can't be read.</summary>
    public static string? ReadOwner(string path) => UnlockedFile.TryReadText(path)?.Split(' ', 2) is [_, string owner] ? owner : null;

    /// <summary>Frees the lock. A file that can't be removed any more (its folder has gone, or became read-only) is free all the same.</summary>
    public void Dispose()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                // An open file can't be removed there; whoever takes it in between keeps it from being removed.
                stream.Dispose();
            }

            File.Delete(Path);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // A file without a lock means nothing.
        }
        finally
        {
            stream.Dispose();
        }
    }

    private static bool TryProve(FileStream stream, string path, string owner)
    {
        bool proved = false;
        try
        {
            string token = $"{Guid.NewGuid():N} {owner}";
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(token));
            stream.Flush();
            proved = OperatingSystem.IsWindows() || UnlockedFile.TryReadText(path) == token;
            return proved;
        }
        finally
        {
            if (!proved)
            {
                stream.Dispose();
            }
        }
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (IsRefusal(exception))
        {
            return null;
        }
    }

    /// <summary>The system's word for "locked by another": EAGAIN, EWOULDBLOCK, or a sharing violation.</summary>
    private static bool IsRefusal(IOException exception)
    {
        int code = exception.HResult & 0xFFFF;
        return OperatingSystem.IsWindows() ? code is 32 or 33 : OperatingSystem.IsMacOS() ? code == 35 : code == 11;
    }
}
