namespace Weir.Core.Templates;

/// <summary>What a reference reads.</summary>
public enum ReferenceKind
{
    /// <summary>What a task handed on.</summary>
    Output,

    /// <summary>What a module made of its task's outputs for others.</summary>
    Export,

    /// <summary>How a module ended.</summary>
    Status,

    /// <summary>How a job ended: a failure that its author tolerates is none, and one whose steps were left out for want of data is skipped.</summary>
    JobStatus,

    /// <summary>An output of the module itself, once its task has run.</summary>
    Result,

    RunId,

    BlueprintId,
}
