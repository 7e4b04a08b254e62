using Weir.Core.Diagnostics;

namespace Weir.Hosting.Testing;

/// <summary>What came of a file of tests.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Diagnostics">What is wrong with the file or its Blueprint; with errors no test ran.</param>
/// <param name="Cases">The tests, in order.</param>
public sealed record TestReport(string Path, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<TestCaseResult> Cases)
{
    public bool Invalid => Diagnostics.Any(d => d.Severity == Severity.Error);

    public bool Passed => !Invalid && Cases.All(c => c.Passed);
}
