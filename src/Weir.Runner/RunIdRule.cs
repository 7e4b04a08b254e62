using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Text;

namespace Weir.Runner;

/// <summary>The one rule for the ids of runs, which become parts of file names.</summary>
public static class RunIdRule
{
    /// <summary>What is wrong with an id that somebody gives; null when it is good. It is a matter of usage, not of the Blueprint.</summary>
    /// <param name="runId">The id.</param>
    public static Diagnostic? Check(string runId) => SafeName.IsValid(runId) ? null : new Diagnostic(RunnerCodes.InvalidRunId, SourceSpan.None, $"'{runId}' can't be a run id.")
    {
        Hint = "Use letters, digits, '_', '-' and '.', at most 128 of them, not beginning with a dot and without '..'.",
    };
}
