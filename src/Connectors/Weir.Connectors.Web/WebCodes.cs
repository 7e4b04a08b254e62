using Weir.Core.Diagnostics;

namespace Weir.Connectors.Web;

/// <summary>Findings of the tasks that speak to web and mail servers.</summary>
public static class WebCodes
{
    public static DiagnosticCode RequestFailed { get; } = new(
        "WEIR7401", "request-failed", Severity.Error, Fault.Environment, "A server could not be reached, or its answer is none of those that count as success.");

    public static DiagnosticCode AnswerShape { get; } = new("WEIR7402", "answer-shape", Severity.Error, Fault.Data, "A server's answer is not the JSON that the task was told to expect.");

    public static DiagnosticCode AnswerLimit { get; } = new("WEIR7403", "answer-limit", Severity.Error, Fault.Limit, "A server's answers are more, or longer, than the task's limits allow.");

    public static DiagnosticCode MailFailed { get; } = new("WEIR7404", "mail-failed", Severity.Error, Fault.Environment, "A mail could not be handed to its server.");

    public static DiagnosticCode BadAddress { get; } = new("WEIR7405", "bad-address", Severity.Error, Fault.Author, "A text is no address of a mail, or a mail has nobody to go to.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [RequestFailed, AnswerShape, AnswerLimit, MailFailed, BadAddress];
}
