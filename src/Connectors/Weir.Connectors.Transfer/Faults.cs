using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Connectors.Transfer;

/// <summary>Makes findings.</summary>
internal static class Faults
{
    public static WeirException Of(DiagnosticCode code, SourceSpan span, string message, string? hint = null, Exception? inner = null) =>
        new(new Diagnostic(code, span, message) { Hint = hint }, inner);
}
