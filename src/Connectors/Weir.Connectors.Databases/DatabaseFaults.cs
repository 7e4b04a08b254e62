using System.Data.Common;
using System.Net.Sockets;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Text;

namespace Weir.Connectors.Databases;

/// <summary>Makes findings of what databases throw. Everything they say passes through the redactor.</summary>
internal sealed class DatabaseFaults(SecretRedactor redactor, SourceSpan span, string moduleId)
{
    /// <summary>Runs something against a database.</summary>
    /// <param name="code">The finding where the database refuses.</param>
    /// <param name="what">What was tried, as in "The table can't be read".</param>
    /// <param name="action">The work.</param>
    internal T Guard<T>(DiagnosticCode code, string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (IsFault(failure))
        {
            throw ToException(code, what, failure);
        }
    }

    internal static bool IsFault(Exception failure) =>
        failure is DbException or SocketException or IOException or TimeoutException or InvalidOperationException or NotSupportedException or ArgumentException or UnauthorizedAccessException or OverflowException;

    internal WeirException ToException(DiagnosticCode code, string what, Exception failure) => failure switch
    {
        NotSupportedException => Refuse(DatabaseCodes.TypeUnsupported, failure.Message, null),
        OverflowException => Refuse(DatabaseCodes.ValueUnfit, failure.Message, "Cast the column in `query`."),
        _ => new WeirException(
            new Diagnostic(code, span, redactor.Redact($"{what}: {Sentence(failure)}")) { ModuleId = moduleId, Hint = HintOf(failure) }, failure),
    };

    internal WeirException Refuse(DiagnosticCode code, string message, string? hint) => new(new Diagnostic(code, span, redactor.Redact(message)) { ModuleId = moduleId, Hint = hint });

    private static string Sentence(Exception failure)
    {
        string text = failure.Message.Split('\n')[0].Trim();
        string inner = failure.InnerException is { } cause && !text.Contains(cause.Message, StringComparison.Ordinal) ? $" ({cause.Message.Split('\n')[0].Trim()})" : "";
        return text.TrimEnd('.') + inner + ".";
    }

    private static string? HintOf(Exception failure) =>
        failure is Npgsql.PostgresException { Hint: { Length: > 0 } hint } ? hint : null;
}
