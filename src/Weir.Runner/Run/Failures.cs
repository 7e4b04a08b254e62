using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Primitives;
using Weir.Core.Text;

namespace Weir.Runner.Run;

/// <summary>Turns what was thrown into findings, and findings into what the history keeps.</summary>
internal static class Failures
{
    /// <summary>The finding of a failure; one without a place of its own gets the module's.</summary>
    public static Diagnostic ToDiagnostic(Exception failure, string? moduleId, SourceSpan span) => failure switch
    {
        WeirException known => known.Diagnostic with
        {
            ModuleId = moduleId ?? known.Diagnostic.ModuleId,
            Span = known.Diagnostic.Span.IsNone ? span : known.Diagnostic.Span,
        },
        IOException or UnauthorizedAccessException => new Diagnostic(RunnerCodes.TargetFailed, span, failure.Message)
        {
            ModuleId = moduleId,
            Hint = "Check the free space and the permissions of the folder.",
        },
        _ => new Diagnostic(RunnerCodes.Unexpected, span, $"{failure.GetType().Name}: {failure.Message}") { ModuleId = moduleId },
    };

    public static RunError ToRunError(Diagnostic diagnostic, SecretRedactor redactor, string? errorType = null) =>
        new(diagnostic.Code.Id, redactor.Redact(diagnostic.Message))
        {
            ModuleId = diagnostic.ModuleId,
            ErrorType = errorType ?? diagnostic.Code.Slug,
            Place = diagnostic.Span.IsNone ? null : diagnostic.Span.ToString(),
            Hint = diagnostic.Hint is { } hint ? redactor.Redact(hint) : null,
        };
}
