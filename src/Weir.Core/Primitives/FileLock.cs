using System.Text;

namespace Weir.Core.Primitives;

/// <summary>An exclusive lock on a file that the operating system frees when the process dies.</summary>
/// <remarks>
/// The file is removed on release. A holder that locked a file which another has just removed would guard nothing, so a token is written and read back
/// through the path before the lock counts as taken.
/// </remarks>
public sealed class FileLock : IDisposable
{
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
    /// <exception cref="IOException">The folder is missing or not writable.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static FileLock? TryTake(string path, string owner)
    {
        while (TryOpen(path) is { } stream)
        {
            string token = $"{Guid.NewGuid():N} {owner}";
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(token));
            stream.Flush();
            if (OperatingSystem.IsWindows() || UnlockedFile.TryReadText(path) == token)
            {
                return new FileLock(stream, path);
            }

            stream.Dispose();
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

        using FileStream? stream = TryOpen(path);
        return stream is null;
    }

    /// <summary>Who holds the lock, or null when that can't be read.</summary>
    public static string? ReadOwner(string path) => UnlockedFile.TryReadText(path)?.Split(' ', 2) is [_, string owner] ? owner : null;

    public void Dispose()
    {
        File.Delete(Path);
        stream.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException && File.Exists(path))
        {
            return null;
        }
    }
}
