using System.Collections;
using Weir.Core.Text;

namespace Weir.Core.Diagnostics;

/// <summary>Collects findings, so that an author sees all of them at once.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    private readonly List<Diagnostic> items = [];

    public int Count => items.Count;

    public bool HasErrors { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        items.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }

    public void Add(DiagnosticCode code, SourceSpan span, string message, string? hint = null, string? moduleId = null) =>
        Add(new Diagnostic(code, span, message) { Hint = hint, ModuleId = moduleId });

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>In the order of files and places; findings without a place come last.</summary>
    public IReadOnlyList<Diagnostic> InSourceOrder() =>
        items.Count < 2 ? [.. items] : [.. items.OrderBy(d => d.Span.IsNone).ThenBy(d => d.Span.Source?.Path, StringComparer.Ordinal).ThenBy(d => d.Span.Start)];

    public IEnumerator<Diagnostic> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
