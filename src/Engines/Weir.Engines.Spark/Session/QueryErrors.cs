using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.Spark.Connect.Errors;

namespace Weir.Engines.Spark.Session;

/// <summary>Sorts what Spark says about queries and data, by its error classes.</summary>
internal static class QueryErrors
{
    private const int LongestCause = 300;

    private static readonly string[] ValueClasses =
    [
        "CAST_INVALID_INPUT", "CAST_OVERFLOW", "ARITHMETIC_OVERFLOW", "DIVIDE_BY_ZERO", "REMAINDER_BY_ZERO", "NUMERIC_VALUE_OUT_OF_RANGE", "INVALID_ARRAY_INDEX",
        "MAP_KEY_DOES_NOT_EXIST", "DATETIME_OVERFLOW", "CANNOT_PARSE_TIMESTAMP", "INVALID_PARAMETER_VALUE", "BINARY_ARITHMETIC_OVERFLOW", "INTERVAL_ARITHMETIC_OVERFLOW",
        "USER_RAISED_EXCEPTION", "DUPLICATED_MAP_KEY", "NULL_MAP_KEY", "SCALAR_SUBQUERY_TOO_MANY_ROWS", "CANNOT_PARSE_DECIMAL", "INVALID_FRACTION_OF_SECOND", "CONVERSION_INVALID_INPUT",
    ];

    private static readonly string[] ReadClasses = ["FAILED_READ_FILE", "MALFORMED_RECORD_IN_PARSING", "CANNOT_READ_FILE_FOOTER", "PARQUET_CONVERSION_FAILURE", "CANNOT_MERGE_SCHEMAS", "FAILED_MERGE_SCHEMAS"];

    internal static (DiagnosticCode Code, string Message, string? Hint) Describe(SparkError error, ErrorContext context)
    {
        string sentence = FirstParagraph(error.Message);
        return error switch
        {
            _ when error.Is("UNRESOLVED_COLUMN") || error.Is("UNRESOLVED_MAP_KEY") => UnknownColumn(error, context),
            _ when error.Is("TABLE_OR_VIEW_NOT_FOUND") => UnknownTable(error, context),
            _ when error.Is("UNRESOLVED_ROUTINE") => (EngineCodes.SqlUnknownFunction, $"There is no function '{LastPart(error.Parameter("routineName"))}'.", null),
            _ when error.Is("PARSE") => (EngineCodes.SqlSyntax, sentence, null),
            _ when error.Is("DATATYPE_MISMATCH") || error.Is("INCOMPATIBLE_COLUMN_TYPE") => (EngineCodes.SqlTypeMismatch, sentence, "Cast one side."),
            _ when error.Is("AMBIGUOUS_REFERENCE") => (EngineCodes.SqlInvalid, sentence, "Write the table's name in front of the column."),
            _ when error.Is("DATA_SOURCE_NOT_FOUND") => FormatNotFound(error),
            _ when error.Is("PATH_NOT_FOUND") || error.Is("UNABLE_TO_INFER_SCHEMA") => (EngineCodes.SourceNotFound, sentence, null),
            _ when Array.Exists(ReadClasses, error.Is) => (EngineCodes.SourceUnreadable, WithCause(sentence, error), null),
            _ when Array.Exists(ValueClasses, error.Is) => (EngineCodes.ValueError, sentence, ValueHint(error)),
            _ when error.Is("DELTA_CONCURRENT") => (EngineCodes.WriteFailed, sentence, "Another writer changed the table at the same time; a retry reads it anew."),
            _ when error.Is("DELTA_VIOLATE_CONSTRAINT") || error.Is("DELTA_NOT_NULL_CONSTRAINT") => (SparkCodes.ConstraintBroken, sentence, null),
            _ when error.Is("DELTA_PATH_DOES_NOT_EXIST") || error.Is("DELTA_TABLE_NOT_FOUND") || error.Is("DELTA_MISSING_DELTA_TABLE") => (EngineCodes.SourceNotFound, sentence, null),
            _ when error.Is("DELTA") && !context.Writing => (EngineCodes.DeltaUnusable, WithCause(sentence, error), null),
            { ErrorClass: null } when context.Writing => (EngineCodes.WriteFailed, WithCause(sentence, error), null),
            { SqlState: { } state } when state.StartsWith("22", StringComparison.Ordinal) => (EngineCodes.ValueError, sentence, null),
            { SqlState: { } state } when state.StartsWith("42", StringComparison.Ordinal) => (EngineCodes.SqlInvalid, sentence, null),
            { SqlState: { } state } when state.StartsWith("0A", StringComparison.Ordinal) => (EngineCodes.NotSupported, sentence, null),
            _ => (EngineCodes.EngineFault, $"Spark failed: {WithCause(sentence, error)}", null),
        };
    }

    private static (DiagnosticCode, string, string?) UnknownColumn(SparkError error, ErrorContext context)
    {
        string name = LastPart(error.Parameter("objectName"));
        string[] known = [.. context.Inputs.SelectMany(input => input.Relation.Schema.Names).Distinct(StringComparer.OrdinalIgnoreCase)];
        string owners = context.Inputs.Count == 0 ? "its input" : string.Join(", ", context.Inputs.Select(input => input.Alias));
        return (EngineCodes.SqlUnknownColumn, $"There is no column '{name}' in {owners}.", Suggestion.Hint(name, known));
    }

    private static (DiagnosticCode, string, string?) UnknownTable(SparkError error, ErrorContext context)
    {
        string name = LastPart(error.Parameter("relationName"));
        string[] known = [.. context.Inputs.Select(input => input.Alias)];
        return (EngineCodes.SqlUnknownTable, $"There is no table '{name}' among the module's upstreams, nor in Spark's catalogue.", Suggestion.Hint(name, known));
    }

    private static (DiagnosticCode, string, string?) FormatNotFound(SparkError error)
    {
        string name = error.Parameter("provider") ?? "?";
        return (SparkCodes.FormatNotFound, $"The Spark server has no data source '{name}'.", $"Correct the name, or put the jar of '{name}' on the cluster.");
    }

    private static string? ValueHint(SparkError error) => error.Is("CAST_INVALID_INPUT") || error.Is("CAST_OVERFLOW")
        ? "try_cast gives NULL where a value does not fit; a spillway_condition can set such rows aside."
        : null;

    /// <summary>The last part of a name with qualifiers, without quotes.</summary>
    private static string LastPart(string? name) => name is null ? "?" : name.Split('.')[^1].Trim('`', '"', '\'');

    /// <summary>The message without the plan or the repeated SQL behind it.</summary>
    private static string FirstParagraph(string message)
    {
        int end = message.Length;
        foreach (string mark in new[] { "\n== SQL", "\n'", "\n+-", ";\n", " SQLSTATE:", "\n\nDriver stacktrace" })
        {
            int at = message.IndexOf(mark, StringComparison.Ordinal);
            end = at > 0 ? Math.Min(end, at) : end;
        }

        return message[..end].Trim();
    }

    private static string WithCause(string sentence, SparkError error)
    {
        string? cause = error.Causes.Select(FirstParagraph).LastOrDefault(text => text.Length > 0);
        return cause is null || sentence.Contains(cause, StringComparison.Ordinal) ? sentence : $"{sentence} {cause[..Math.Min(cause.Length, LongestCause)]}";
    }
}
