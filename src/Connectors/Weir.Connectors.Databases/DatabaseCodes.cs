using Weir.Core.Diagnostics;

namespace Weir.Connectors.Databases;

/// <summary>Findings of databases as sources and targets.</summary>
public static class DatabaseCodes
{
    public static DiagnosticCode PlaceMissing { get; } = new(
        "WEIR7201", "database-place-missing", Severity.Error, Fault.Author,
        "A database is reached by `url`, or by `host` and `database`, or by a `path` where it is a file; what is read or written there is told by `table`, `dbtable` or `query`.");

    public static DiagnosticCode BadUrl { get; } = new(
        "WEIR7202", "database-url", Severity.Error, Fault.Author,
        "The URL does not name a database of this format: write for example `postgresql://host:5432/shop`, `jdbc:mysql://host/shop` or an ADO.NET connection string.");

    public static DiagnosticCode Unreachable { get; } = new(
        "WEIR7203", "database-unreachable", Severity.Error, Fault.Environment,
        "The database can't be reached, or refuses the user: the address, the user, the password, TLS, or a server that is down.");

    public static DiagnosticCode ReadFailed { get; } = new(
        "WEIR7204", "database-read", Severity.Error, Fault.Data, "The database refused or broke off a read; its own words are in the message.");

    public static DiagnosticCode WriteFailed { get; } = new(
        "WEIR7205", "database-write", Severity.Error, Fault.Data, "The database refused rows or a statement of a write; its own words are in the message. The target is as it was.");

    public static DiagnosticCode TypeUnsupported { get; } = new(
        "WEIR7206", "database-type", Severity.Error, Fault.NotSupported,
        "A column has a type that can't be carried over exactly. Cast it, in `query` for a source or in a Channel for a target.");

    public static DiagnosticCode ValueUnfit { get; } = new(
        "WEIR7207", "database-value", Severity.Error, Fault.Data,
        "A value does not fit the type that its column has on the other side (a NaN in a decimal, more digits than 38). Nothing is rounded in silence; cast the column in `query`.");

    public static DiagnosticCode ColumnUnknown { get; } = new(
        "WEIR7208", "database-column", Severity.Error, Fault.Data,
        "The rows have a column that the table lacks, or lack one that the table demands. Leave it out or add it; `merge_schema: true` adds columns to the table.");

    public static DiagnosticCode MergeKey { get; } = new(
        "WEIR7209", "database-merge-key", Severity.Error, Fault.Data,
        "Rows can't be merged by this key: it is NULL, or several rows to be written have the same. Filter or deduplicate them before.");

    public static DiagnosticCode ModeUnsupported { get; } = new(
        "WEIR7210", "database-mode", Severity.Error, Fault.NotSupported, "A database table is written with error, append, overwrite, merge or ignore.");

    public static DiagnosticCode StagedLost { get; } = new(
        "WEIR7211", "database-staged-lost", Severity.Error, Fault.Environment,
        "Rows that were staged in the database and waited to be published are no longer there. Somebody dropped the table; run again.");

    public static DiagnosticCode ParameterMissing { get; } = new("WEIR7212", "sql-parameter", Severity.Error, Fault.Author, "SQL names a value that `params` does not have.");

    public static DiagnosticCode TooManyRows { get; } = new("WEIR7213", "too-many-rows", Severity.Error, Fault.Limit, "A query gives more rows than a task hands on as values.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        PlaceMissing, BadUrl, Unreachable, ReadFailed, WriteFailed, TypeUnsupported, ValueUnfit, ColumnUnknown, MergeKey, ModeUnsupported, StagedLost, ParameterMissing, TooManyRows,
    ];
}
