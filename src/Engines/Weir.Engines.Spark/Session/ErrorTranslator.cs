using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Session;

/// <summary>Makes findings with a place in the Blueprint of Spark's errors. Everything Spark says passes through the redactor.</summary>
internal sealed class ErrorTranslator(SqlStatements statements, SourceRegistry sources, SecretRedactor redactor)
{
    internal WeirException ToException(SparkException exception, ErrorContext context) => new(Translate(exception.Error, context), exception);

    internal Diagnostic Translate(SparkError error, ErrorContext context)
    {
        (DiagnosticCode code, string message, string? hint) = Describe(error, context);
        (string? ModuleId, SourceSpan Span)? owner = code == EngineCodes.SourceUnreadable || code == EngineCodes.SourceNotFound ? sources.Find(error) : null;
        return new Diagnostic(code, owner?.Span ?? statements.Find(error) ?? context.Span, redactor.Redact(message))
        {
            ModuleId = owner?.ModuleId ?? context.ModuleId,
            Hint = hint is null ? null : redactor.Redact(hint),
        };
    }

    private static (DiagnosticCode Code, string Message, string? Hint) Describe(SparkError error, ErrorContext context) => error.Failure switch
    {
        SparkFailure.Unreachable => (EngineCodes.EngineUnavailable, $"The Spark server can't be reached: {error.Message}", "Check `engine.spark.url`, and that the server runs."),
        SparkFailure.Refused => (EngineCodes.EngineUnavailable, $"The Spark server refuses us: {error.Message}", "Check the token."),
        SparkFailure.NotSpark => (EngineCodes.EngineUnavailable, $"What answers is no Spark Connect server that can be used: {error.Message}.", "Spark 4.0 or later is needed."),
        SparkFailure.SessionLost => (SparkCodes.SessionLost, $"The Spark server lost our session: {error.Message}.", "The server was restarted, or the session stood idle for an hour. Run again, or resume the run."),
        SparkFailure.ConnectionLost => (SparkCodes.ConnectionLost, $"The connection to the Spark server broke and could not be taken up again: {error.Message}", null),
        SparkFailure.Cancelled => (SparkCodes.Cancelled, "The work was ended on the cluster.", null),
        SparkFailure.TooLarge => (SparkCodes.LimitReached, $"A message is too large: {error.Message}", "Raise `grpc_max_message_size` in the address and `spark.connect.grpc.maxInboundMessageSize` on the server."),
        _ => QueryErrors.Describe(error, context),
    };
}
