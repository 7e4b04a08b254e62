namespace Weir.Core.Contracts;

/// <summary>What is at a target.</summary>
public enum TargetState
{
    Absent,
    File,
    Folder,

    /// <summary>A folder without files.</summary>
    EmptyFolder,

    /// <summary>A table of a database.</summary>
    Table,
}
