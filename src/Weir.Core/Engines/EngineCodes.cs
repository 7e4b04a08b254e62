using Weir.Core.Diagnostics;

namespace Weir.Core.Engines;

/// <summary>Findings that every engine has in common: the same mistake has the same id whichever engine finds it.</summary>
public static class EngineCodes
{
    public static DiagnosticCode SqlSyntax { get; } = Author("WEIR5001", "sql-syntax", "The engine's parser can't read the SQL. The caret stands where it stopped.");

    public static DiagnosticCode SqlUnknownColumn { get; } = Author("WEIR5002", "sql-unknown-column", "The SQL uses a column that none of its inputs has.");

    public static DiagnosticCode SqlUnknownTable { get; } = Author(
        "WEIR5003", "sql-unknown-table", "The SQL reads a table that is not an upstream of the module. Draw an edge to it, or correct the name.");

    public static DiagnosticCode SqlUnknownFunction { get; } = Author("WEIR5004", "sql-unknown-function", "The engine has no function of that name.");

    public static DiagnosticCode SqlTypeMismatch { get; } = Author("WEIR5005", "sql-type-mismatch", "A function or operator does not take values of these types. Cast them.");

    public static DiagnosticCode SqlNotAQuery { get; } = Author(
        "WEIR5006", "sql-not-a-query", "The SQL must be one query, condition or expression; statements that change something, and several statements, are refused.");

    public static DiagnosticCode SqlInvalid { get; } = Author("WEIR5007", "sql-invalid", "The SQL is well-formed but has no meaning here; the message is the engine's.");

    public static DiagnosticCode UnknownColumn { get; } = Author("WEIR5008", "unknown-column", "The configuration names a column that the module's input does not have.");

    public static DiagnosticCode DuplicateColumn { get; } = Author(
        "WEIR5009", "duplicate-column", "The result would have two columns of one name. Rename or leave out one of them before.");

    public static DiagnosticCode SchemaMismatch { get; } = new(
        "WEIR5010", "schema-mismatch", Severity.Error, Fault.Data, "A source or target does not have the columns that are expected of it.");

    public static DiagnosticCode NewColumns { get; } = new(
        "WEIR5011", "new-columns", Severity.Error, Fault.Data, "A source has columns that `known_columns` does not name and `on_new_columns` forbids.");

    public static DiagnosticCode NewColumnsSeen { get; } = new(
        "WEIR5012", "new-columns-seen", Severity.Warning, Fault.Data, "A source has columns that `known_columns` does not name; the run goes on.");

    public static DiagnosticCode SourceNotFound { get; } = new(
        "WEIR5013", "source-not-found", Severity.Error, Fault.Environment, "There is no file, folder or table of that name.");

    public static DiagnosticCode SourceUnreadable { get; } = new(
        "WEIR5014", "source-unreadable", Severity.Error, Fault.Data, "A source is not what its format and options say: a ragged line, a value of another type, a damaged file.");

    public static DiagnosticCode WriteFailed { get; } = new(
        "WEIR5015", "write-failed", Severity.Error, Fault.Environment, "The rows can't be written: the disk is full, or the place can't be written to.");

    public static DiagnosticCode ValueError { get; } = new(
        "WEIR5016", "value-error", Severity.Error, Fault.Data, "A value can't be computed: a cast that does not fit, an overflow, a division by zero.");

    public static DiagnosticCode OutOfMemory { get; } = new(
        "WEIR5017", "out-of-memory", Severity.Error, Fault.Limit, "The engine's memory limit, or the space for spilled data, is used up. On DuckDB, raise `engine.duckdb.memory_limit`, or give a larger `temp_directory`.");

    public static DiagnosticCode EngineUnavailable { get; } = new(
        "WEIR5018", "engine-unavailable", Severity.Error, Fault.Environment, "The engine can't be opened or reached, or a setting is not one it takes.");

    public static DiagnosticCode NotSupported { get; } = new(
        "WEIR5019", "not-supported-by-engine", Severity.Error, Fault.NotSupported, "The engine can't do this.");

    public static DiagnosticCode EngineFault { get; } = new(
        "WEIR5020", "engine-fault", Severity.Error, Fault.Internal, "The engine failed in a way that is not the author's or the data's doing. Please report it.");

    public static DiagnosticCode InvalidOption { get; } = Author("WEIR5021", "invalid-option", "An option of the format can't be honoured exactly, so it is refused.");

    public static DiagnosticCode WrongInputs { get; } = Author("WEIR5022", "wrong-inputs", "The module has another number of upstreams than its operation takes, or names one that it does not have.");

    public static DiagnosticCode ReadFailed { get; } = new(
        "WEIR5023", "read-failed", Severity.Error, Fault.Environment, "A source can't be opened or read: permission, network, a file that vanished.");

    public static DiagnosticCode MergeKeyTwice { get; } = new(
        "WEIR5024", "merge-key-twice", Severity.Error, Fault.Data, "The rows to be merged hold one key more than once, so it is not said which of them the target is to get. Deduplicate them before.");

    public static DiagnosticCode OutsideReplaced { get; } = new(
        "WEIR5025", "outside-replaced", Severity.Error, Fault.Data, "Rows to be written do not lie in the part that `replace_where` replaces, so a second run would not replace them.");

    public static DiagnosticCode TargetLayout { get; } = new(
        "WEIR5026", "target-layout", Severity.Error, Fault.Environment, "The target is not parted as `partition_by` says; rows of both kinds in one target could not be read together.");

    public static DiagnosticCode DeltaUnusable { get; } = new(
        "WEIR5027", "delta-unusable", Severity.Error, Fault.NotSupported, "A Delta table asks for a feature that is not supported here, has no such version, or its log is damaged; the message says which.");

    public static DiagnosticCode UserFunctionFailed { get; } = new(
        "WEIR5028", "user-function-failed", Severity.Error, Fault.Data, "A function of your own threw an exception; the message has the values that it was called with, and the line of its code.");

    public static DiagnosticCode UserFunctionRefused { get; } = Author("WEIR5029", "user-function-refused", "DuckDB does not take a function of your own: there is one of that name already, or it has no place for one of its types.");

    public static DiagnosticCode ExtensionMissing { get; } = new(
        "WEIR5030", "extension-missing", Severity.Error, Fault.Environment, "A format needs an extension of DuckDB that is not installed and can't be fetched; the hint says how to get it.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        SqlSyntax, SqlUnknownColumn, SqlUnknownTable, SqlUnknownFunction, SqlTypeMismatch, SqlNotAQuery, SqlInvalid, UnknownColumn, DuplicateColumn,
        SchemaMismatch, NewColumns, NewColumnsSeen, SourceNotFound, SourceUnreadable, WriteFailed, ValueError, OutOfMemory, EngineUnavailable, NotSupported,
        EngineFault, InvalidOption, WrongInputs, ReadFailed, MergeKeyTwice, OutsideReplaced, TargetLayout, DeltaUnusable, UserFunctionFailed, UserFunctionRefused,
        ExtensionMissing,
    ];

    private static DiagnosticCode Author(string id, string slug, string explanation) => new(id, slug, Severity.Error, Fault.Author, explanation);
}
