using Weir.Core.Diagnostics;

namespace Weir.Cli.Doctor;

/// <summary>Makes all checks, one after the other; none can stop the others.</summary>
internal static class Examination
{
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IEnumerable<ICheck> checks, TimeProvider time, CancellationToken cancellationToken)
    {
        List<CheckResult> results = [];
        foreach (ICheck check in checks)
        {
            long begun = time.GetTimestamp();
            CheckResult result = await TryAsync(check, cancellationToken);
            results.Add(result with { Duration = time.GetElapsedTime(begun) });
        }

        return results;
    }

    private static async Task<CheckResult> TryAsync(ICheck check, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(cancellationToken);
        }
        catch (WeirException problem)
        {
            return new CheckResult(check.Group, check.Name, CheckStatus.Fail, problem.Diagnostic.Message, problem.Diagnostic.Hint);
        }
#pragma warning disable CA1031 // Whatever a check meets is its finding, not the end of the examination.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new CheckResult(check.Group, check.Name, CheckStatus.Fail, (problem.InnerException ?? problem).Message);
        }
    }
}
