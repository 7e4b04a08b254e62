namespace Weir.Hosting.Testing;

/// <summary>How one test went.</summary>
/// <param name="Id">The test.</param>
/// <param name="ModuleId">The module under test.</param>
/// <param name="Failures">What was not as claimed, each a sentence with its place in front; empty when all was.</param>
/// <param name="Duration">How long it took.</param>
public sealed record TestCaseResult(string Id, string ModuleId, IReadOnlyList<TestFailure> Failures, TimeSpan Duration)
{
    public bool Passed => Failures.Count == 0;
}
