using Weir.Connectors.Files.Native;

namespace Weir.Connectors.Files.Tests.Support;

/// <summary>The system's moves, made by a process that dies before the n-th of them; a removal may die half way.</summary>
internal sealed class DyingMoves : IFileMoves
{
    private readonly SystemFiles inner = SystemFiles.Instance;
    private int left;

    /// <param name="dieAt">The move that is not made any more, from 1; 0 for none.</param>
    public DyingMoves(int dieAt = 0) => left = dieAt == 0 ? int.MaxValue : dieAt;

    /// <summary>False on a system that can't exchange two places.</summary>
    public bool Exchanges { get; init; } = true;

    /// <summary>False on a file system without permissions.</summary>
    public bool Marks { get; init; } = true;

    /// <summary>Called between two moves.</summary>
    public Action Between { get; init; } = () => { };

    public bool TryExchange(string first, string second)
    {
        Live();
        return Exchanges && inner.TryExchange(first, second);
    }

    public bool TryMoveNew(string from, string to)
    {
        Live();
        return inner.TryMoveNew(from, to);
    }

    public void Move(string from, string to)
    {
        Live();
        inner.Move(from, to);
    }

    public void CreateFolder(string path)
    {
        Live();
        inner.CreateFolder(path);
    }

    public void CreateFile(string path)
    {
        Live();
        inner.CreateFile(path);
    }

    public void Delete(string path)
    {
        if (Directory.Exists(path) && Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault() is { } first)
        {
            Live();
            File.Delete(first);
        }

        Live();
        inner.Delete(path);
    }

    public bool HasMark(string folder) => Marks && inner.HasMark(folder);

    public void SetMark(string folder, bool on)
    {
        Live();
        if (Marks)
        {
            inner.SetMark(folder, on);
        }
    }

    public void CopyMode(string from, string to)
    {
        Live();
        inner.CopyMode(from, to);
    }

    public void FlushFolder(string path) => Live();

    private void Live()
    {
        Between();
        if (--left <= 0)
        {
            throw new DeadException();
        }
    }

    /// <summary>The process is gone; nothing after this happens.</summary>
    internal sealed class DeadException : Exception;
}
