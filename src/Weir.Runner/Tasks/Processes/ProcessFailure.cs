using Weir.Core.Diagnostics;

namespace Weir.Runner.Tasks.Processes;

/// <summary>One attempt at a program failed; decides whether there is another.</summary>
internal sealed class ProcessFailure(DiagnosticCode code, string message, string? hint = null) : Exception(message)
{
    public DiagnosticCode Code => code;

    public string? Hint => hint;

    /// <summary>The code that the program ended with; null when it did not come to that.</summary>
    public int? ExitCode { get; init; }

    public bool TimedOut { get; init; }
}
