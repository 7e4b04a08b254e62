using Weir.Core.Diagnostics;

namespace Weir.Runner;

/// <summary>What a process tells its caller about a run.</summary>
public static class ExitCodes
{
    /// <summary>Everything asked for is done.</summary>
    public const int Done = 0;

    /// <summary>The Blueprint or configuration is wrong; nothing was touched.</summary>
    public const int Configuration = 1;

    /// <summary>The data or something at run time was wrong.</summary>
    public const int RunTime = 2;

    /// <summary>The command was used wrongly.</summary>
    public const int Usage = 5;

    /// <summary>Why a run did not begin: the author's turn, unless only data is to blame.</summary>
    internal static int OfRefusal(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Severity == Severity.Error).All(d => d.Code.Fault == Fault.Data) ? RunTime : Configuration;
}
