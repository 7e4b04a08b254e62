using Weir.Core.Diagnostics;
using Weir.Core.Manifests;

namespace Weir.Compiler;

/// <summary>What came of a compilation.</summary>
/// <param name="Manifest">The Manifest; null when there are errors.</param>
/// <param name="Diagnostics">All findings, warnings too.</param>
public sealed record CompileResult(Manifest? Manifest, DiagnosticBag Diagnostics);
