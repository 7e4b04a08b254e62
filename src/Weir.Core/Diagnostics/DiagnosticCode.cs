namespace Weir.Core.Diagnostics;

/// <summary>An entry of the catalogue of findings; each has a page in the reference.</summary>
/// <param name="Id">Stable id, for example <c>WEIR2001</c>.</param>
/// <param name="Slug">Readable name in kebab case, accepted by <c>warnings.suppress</c>.</param>
/// <param name="Severity">Severity unless configured otherwise.</param>
/// <param name="Fault">Whose turn it is to act.</param>
/// <param name="Explanation">One or two sentences for the reference page: what it means and what to do.</param>
public sealed record DiagnosticCode(string Id, string Slug, Severity Severity, Fault Fault, string Explanation);
