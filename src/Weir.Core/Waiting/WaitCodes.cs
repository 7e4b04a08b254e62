using Weir.Core.Diagnostics;

namespace Weir.Core.Waiting;

/// <summary>Findings of tasks that wait.</summary>
public static class WaitCodes
{
    public static DiagnosticCode TooLong { get; } = new("WEIR2101", "waited-too-long", Severity.Error, Fault.Environment, "What a task waited for did not come within `at_most`.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [TooLong];
}
