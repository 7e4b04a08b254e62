using Weir.Core.Diagnostics;
using Weir.Core.Events;

namespace Weir.Runner;

/// <summary>How a run ended.</summary>
/// <param name="Status">Success, Error or Cancelled.</param>
/// <param name="ExitCode">0 everything asked for is done; 1 the Blueprint or configuration is wrong and nothing was touched; 2 data or run time; 5 wrong usage.</param>
/// <param name="Diagnostics">Why the run was refused or failed; empty after a success.</param>
public sealed record RunOutcome(RunStatus Status, int ExitCode, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The first failure of a run that began, or null.</summary>
    public RunError? Error { get; init; }

    /// <summary>True when an engine is still in the middle of a step for this run, which could not be stopped. Nothing of it becomes visible; it ends by itself or with the process.</summary>
    public bool LeavesWork { get; init; }

    internal static RunOutcome Refused(int exitCode, params IReadOnlyList<Diagnostic> diagnostics) => new(RunStatus.Error, exitCode, diagnostics);
}
