using Weir.Core.Data;
using Weir.Core.Diagnostics;

namespace Weir.Runner;

/// <summary>What came of defining all modules without running any.</summary>
/// <param name="Schemas">Module id to port to columns, for the modules that could be defined.</param>
/// <param name="Diagnostics">All findings, in the order of the Manifest.</param>
public sealed record BindOutcome(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Schema>> Schemas, IReadOnlyList<Diagnostic> Diagnostics)
{
    public bool Failed => Diagnostics.Any(d => d.Severity == Severity.Error);

    public int ExitCode => Failed ? ExitCodes.OfRefusal(Diagnostics) : ExitCodes.Done;
}
