using Weir.Core.Diagnostics;
using Weir.Core.Manifests;

namespace Weir.Hosting;

/// <summary>What came of compiling a file.</summary>
/// <param name="Project">The project around it.</param>
/// <param name="Manifest">Null when there are errors.</param>
/// <param name="Diagnostics">All findings, in source order.</param>
/// <param name="RunId">The id that the Manifest was compiled for.</param>
public sealed record Compiled(Project Project, Manifest? Manifest, IReadOnlyList<Diagnostic> Diagnostics, string RunId)
{
    public bool Failed => Manifest is null || Diagnostics.Any(d => d.Severity == Severity.Error);

    /// <summary>What was asked for; a resumed run is compiled again with the values that it began with.</summary>
    internal CompileRequest? Request { get; init; }

    /// <summary>The Manifest of a compilation without errors.</summary>
    /// <exception cref="InvalidOperationException">There are errors.</exception>
    internal Manifest Sound => Failed ? throw new InvalidOperationException("The Blueprint has errors; there is nothing to run.") : Manifest!;
}
