namespace Weir.Core.Templates;

/// <summary>What a reference reads.</summary>
public enum ReferenceKind
{
    /// <summary>What a task handed on.</summary>
    Output,

    /// <summary>What a module made of its task's outputs for others.</summary>
    Export,

    /// <summary>How a module, or the job that it is the end of, ended.</summary>
    Status,

    /// <summary>An output of the module itself, once its task has run.</summary>
    Result,

    RunId,

    BlueprintId,
}
