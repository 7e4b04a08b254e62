namespace Weir.Core.Text;

/// <summary>How a resolved value came to be; shown by <c>compile --show provenance</c>.</summary>
public enum ValueOrigin
{
    /// <summary>As it stands in the text.</summary>
    Literal,

    /// <summary>Holds at least one <c>${ctx.*}</c>.</summary>
    ContextReference,

    /// <summary>Holds at least one <c>${NAME}</c> of the environment.</summary>
    EnvironmentReference,

    /// <summary>Holds at least one <c>@aq.*</c> call.</summary>
    RuntimeFunction,

    /// <summary>Holds at least one <c>{{ macros.* }}</c>.</summary>
    Macro,

    /// <summary>Came with an expanded Arcade.</summary>
    Arcade,

    /// <summary>Set on the command line (<c>--set</c>).</summary>
    CommandLine,
}
