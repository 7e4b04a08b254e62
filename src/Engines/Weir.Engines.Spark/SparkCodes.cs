using Weir.Core.Diagnostics;

namespace Weir.Engines.Spark;

/// <summary>Findings of the Spark engine.</summary>
public static class SparkCodes
{
    public static DiagnosticCode SqlSyntax { get; } = Author("WEIR5101", "spark-sql-syntax", "Spark's parser can't read the SQL. The caret stands where it stopped.");

    public static DiagnosticCode SqlUnknownColumn { get; } = Author("WEIR5102", "spark-sql-unknown-column", "The SQL uses a column that none of its inputs has.");

    public static DiagnosticCode SqlUnknownTable { get; } = Author(
        "WEIR5103", "spark-sql-unknown-table", "The SQL reads a table that is not an upstream of the module. Draw an edge to it, or correct the name.");

    public static DiagnosticCode SqlUnknownFunction { get; } = Author("WEIR5104", "spark-sql-unknown-function", "Spark has no function of that name.");

    public static DiagnosticCode SqlTypeMismatch { get; } = Author("WEIR5105", "spark-sql-type-mismatch", "A function or operator does not take values of these types. Cast them.");

    public static DiagnosticCode SqlNotAQuery { get; } = Author(
        "WEIR5106", "spark-sql-not-a-query", "The SQL must be one query, condition or expression; statements that change something, and several statements, are refused.");

    public static DiagnosticCode SqlInvalid { get; } = Author("WEIR5107", "spark-sql-invalid", "The SQL is well-formed but has no meaning here; the message is Spark's.");

    public static DiagnosticCode UnknownColumn { get; } = Author("WEIR5108", "spark-unknown-column", "The configuration names a column that the module's input does not have.");

    public static DiagnosticCode DuplicateColumn { get; } = Author(
        "WEIR5109", "spark-duplicate-column", "The result would have two columns of one name. Rename or leave out one of them before.");

    public static DiagnosticCode SchemaMismatch { get; } = new(
        "WEIR5110", "spark-schema-mismatch", Severity.Error, Fault.Data, "A source or target does not have the columns that are expected of it.");

    public static DiagnosticCode NewColumns { get; } = new(
        "WEIR5111", "spark-new-columns", Severity.Error, Fault.Data, "A source has columns that `known_columns` does not name and `on_new_columns` forbids.");

    public static DiagnosticCode NewColumnsSeen { get; } = new(
        "WEIR5112", "spark-new-columns-seen", Severity.Warning, Fault.Data, "A source has columns that `known_columns` does not name; the run goes on.");

    public static DiagnosticCode SourceNotFound { get; } = new(
        "WEIR5113", "spark-source-not-found", Severity.Error, Fault.Environment, "There is no file, folder or table of that name where Spark looks.");

    public static DiagnosticCode SourceUnreadable { get; } = new(
        "WEIR5114", "spark-source-unreadable", Severity.Error, Fault.Data, "A source is not what its format and options say: a ragged line, a value of another type, a damaged file.");

    public static DiagnosticCode WriteFailed { get; } = new(
        "WEIR5115", "spark-write-failed", Severity.Error, Fault.Environment, "The rows can't be written: the disk is full, or the place can't be written to.");

    public static DiagnosticCode ValueError { get; } = new(
        "WEIR5116", "spark-value-error", Severity.Error, Fault.Data, "A value can't be computed: a cast that does not fit, an overflow, a division by zero.");

    public static DiagnosticCode LimitReached { get; } = new(
        "WEIR5117", "spark-limit-reached", Severity.Error, Fault.Limit, "A message, a result or a task is larger than the cluster or the connection allows.");

    public static DiagnosticCode EngineUnavailable { get; } = new(
        "WEIR5118", "spark-unavailable", Severity.Error, Fault.Environment, "No Spark Connect server answers at the address, or it refuses us, or a setting is not one it takes.");

    public static DiagnosticCode NotSupported { get; } = new("WEIR5119", "not-supported-by-spark", Severity.Error, Fault.NotSupported, "The Spark engine can't do this.");

    public static DiagnosticCode EngineFault { get; } = new(
        "WEIR5120", "spark-fault", Severity.Error, Fault.Internal, "Spark failed in a way that is not the author's or the data's doing.");

    public static DiagnosticCode InvalidOption { get; } = Author("WEIR5121", "spark-invalid-option", "An option of the format is not one that Spark takes.");

    public static DiagnosticCode WrongInputs { get; } = Author(
        "WEIR5122", "spark-wrong-inputs", "The module has another number of upstreams than its operation takes, or names one that it does not have.");

    public static DiagnosticCode SessionLost { get; } = new(
        "WEIR5123", "spark-session-lost", Severity.Error, Fault.Environment, "The Spark server was restarted, or dropped the session; what it kept for the run is gone. Run again, or resume.");

    public static DiagnosticCode ConnectionLost { get; } = new(
        "WEIR5124", "spark-connection-lost", Severity.Error, Fault.Environment, "The connection to the Spark server broke and could not be taken up again.");

    public static DiagnosticCode Cancelled { get; } = new(
        "WEIR5125", "spark-cancelled", Severity.Error, Fault.Environment, "Somebody ended the work on the cluster.");

    public static DiagnosticCode FormatNotFound { get; } = new(
        "WEIR5126", "spark-format-not-found", Severity.Error, Fault.Environment, "The Spark server has no data source of that name; the cluster lacks its jar.");

    public static DiagnosticCode TargetLayout { get; } = new(
        "WEIR5127", "spark-target-layout", Severity.Error, Fault.Environment, "The target is not parted as `partition_by` says; rows of both kinds in one target could not be read together.");

    public static DiagnosticCode MergeKeyTwice { get; } = new(
        "WEIR5128", "spark-merge-key-twice", Severity.Error, Fault.Data, "The rows to be merged hold one key more than once, so it is not said which of them the target is to get. Deduplicate them before.");

    public static DiagnosticCode OutsideReplaced { get; } = new(
        "WEIR5129", "spark-outside-replaced", Severity.Error, Fault.Data, "Rows to be written do not lie in the part that `replace_where` replaces, so a second run would not replace them.");

    public static DiagnosticCode DeltaUnusable { get; } = new(
        "WEIR5130", "spark-delta-unusable", Severity.Error, Fault.NotSupported, "A Delta table has no such version, its log is damaged, or there is none; the message says which.");

    public static DiagnosticCode ConstraintBroken { get; } = new(
        "WEIR5131", "spark-constraint-broken", Severity.Error, Fault.Data, "A row to be written does not satisfy a constraint of the table.");

    public static DiagnosticCode UserFunction { get; } = Author("WEIR5132", "spark-user-function", "A function of your own can't be had on the cluster: its jar or its class is missing, or the class is no function.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        SqlSyntax, SqlUnknownColumn, SqlUnknownTable, SqlUnknownFunction, SqlTypeMismatch, SqlNotAQuery, SqlInvalid, UnknownColumn, DuplicateColumn,
        SchemaMismatch, NewColumns, NewColumnsSeen, SourceNotFound, SourceUnreadable, WriteFailed, ValueError, LimitReached, EngineUnavailable, NotSupported,
        EngineFault, InvalidOption, WrongInputs, SessionLost, ConnectionLost, Cancelled, FormatNotFound, TargetLayout,
        MergeKeyTwice, OutsideReplaced, DeltaUnusable, ConstraintBroken, UserFunction,
    ];

    private static DiagnosticCode Author(string id, string slug, string explanation) => new(id, slug, Severity.Error, Fault.Author, explanation);
}
