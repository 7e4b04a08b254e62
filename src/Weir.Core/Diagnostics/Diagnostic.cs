using Weir.Core.Text;

namespace Weir.Core.Diagnostics;

/// <summary>A finding with a place.</summary>
/// <param name="Code">Which finding.</param>
/// <param name="Span">Where; <see cref="SourceSpan.None"/> only when no text is to blame.</param>
/// <param name="Message">A sentence that names the value and the reason. Never holds a secret.</param>
public sealed record Diagnostic(DiagnosticCode Code, SourceSpan Span, string Message)
{
    public Severity Severity { get; init; } = Code.Severity;

    /// <summary>The way out, as a sentence: what is expected, the nearest valid name.</summary>
    public string? Hint { get; init; }

    /// <summary>The repair as an edit, where it is certain.</summary>
    public TextEdit? Edit { get; init; }

    /// <summary>The module concerned, where there is one.</summary>
    public string? ModuleId { get; init; }
}
