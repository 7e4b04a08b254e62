namespace Weir.Core.Events;

/// <summary>The ways to make a target visible.</summary>
public enum PublishKind
{
    /// <summary>A staged file takes the target's place.</summary>
    ReplaceFile,

    /// <summary>A staged folder takes the target's place.</summary>
    ReplaceFolder,

    /// <summary>The staged folder's files join the target folder.</summary>
    AddFiles,

    /// <summary>A depot key gets a value.</summary>
    Depot,

    /// <summary>A write staged in an outside system becomes visible there, in one transaction.</summary>
    Transaction,

    /// <summary>The staged folder's files join a table's folder, and an entry in the table's log makes them count.</summary>
    Commit,
}
