using Weir.Core.Diagnostics;

namespace Weir.Engines.Spark;

/// <summary>Findings that only the Spark engine has.</summary>
public static class SparkCodes
{
    public static DiagnosticCode LimitReached { get; } = new(
        "WEIR5117", "spark-limit-reached", Severity.Error, Fault.Limit, "A message, a result or a task is larger than the cluster or the connection allows.");

    public static DiagnosticCode SessionLost { get; } = new(
        "WEIR5123", "spark-session-lost", Severity.Error, Fault.Environment, "The Spark server was restarted, or dropped the session; what it kept for the run is gone. Run again, or resume.");

    public static DiagnosticCode ConnectionLost { get; } = new(
        "WEIR5124", "spark-connection-lost", Severity.Error, Fault.Environment, "The connection to the Spark server broke and could not be taken up again.");

    public static DiagnosticCode Cancelled { get; } = new(
        "WEIR5125", "spark-cancelled", Severity.Error, Fault.Environment, "Somebody ended the work on the cluster.");

    public static DiagnosticCode FormatNotFound { get; } = new(
        "WEIR5126", "spark-format-not-found", Severity.Error, Fault.Environment, "The Spark server has no data source of that name; the cluster lacks its jar.");

    public static DiagnosticCode ConstraintBroken { get; } = new(
        "WEIR5131", "spark-constraint-broken", Severity.Error, Fault.Data, "A row to be written does not satisfy a constraint of the table.");

    public static DiagnosticCode UserFunction { get; } = Author("WEIR5132", "spark-user-function", "A function of your own can't be had on the cluster: its jar or its class is missing, or the class is no function.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        LimitReached, SessionLost, ConnectionLost, Cancelled, FormatNotFound, ConstraintBroken, UserFunction,
    ];

    private static DiagnosticCode Author(string id, string slug, string explanation) => new(id, slug, Severity.Error, Fault.Author, explanation);
}
