using Weir.Core.Diagnostics;

namespace Weir.Core.Contracts;

/// <summary>What came of defining a module: its ports, or why it can't be.</summary>
/// <param name="Ports">Port to relation; empty when there are errors, and for modules without an output.</param>
/// <param name="Diagnostics">Findings with places in the Blueprint.</param>
public sealed record DefinedModule(IReadOnlyDictionary<string, Relation> Ports, IReadOnlyList<Diagnostic> Diagnostics)
{
    public bool Failed => Diagnostics.Any(d => d.Severity == Severity.Error);
}
