namespace Weir.Connectors.Files.Native;

/// <summary>The single steps that publishing is made of. Each happens whole or not at all, so a crash lies between two of them.</summary>
/// <remarks>Failures are <see cref="IOException"/>s and <see cref="UnauthorizedAccessException"/>s.</remarks>
internal interface IFileMoves
{
    /// <summary>Lets two files or folders change places at one instant; false where that can't be had.</summary>
    bool TryExchange(string first, string second);

    /// <summary>Moves a file to a name that is free; false when it is not.</summary>
    bool TryMoveNew(string from, string to);

    /// <summary>Moves a file, over another when there is one, or a folder to a free name.</summary>
    void Move(string from, string to);

    void CreateFolder(string path);

    void CreateFile(string path);

    /// <summary>Removes a file, or a folder with all that is in it. What is not there is removed already.</summary>
    void Delete(string path);

    /// <summary>Whether a folder has the mark that tells new from old (its sticky bit: it moves with the folder, and readers do not see it).</summary>
    bool HasMark(string folder);

    /// <summary>Sets or takes away the mark; where permissions can't be set nothing happens.</summary>
    void SetMark(string folder, bool on);

    /// <summary>Gives one file or folder the permissions of another.</summary>
    void CopyMode(string from, string to);

    /// <summary>Makes the names in a folder durable.</summary>
    void FlushFolder(string path);
}
