using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Session;

/// <summary>Makes findings with a place in the Blueprint of DuckDB's errors. Everything DuckDB says passes through the redactor.</summary>
internal sealed class ErrorTranslator(SqlPositions positions, SourceRegistry sources, SecretRedactor redactor)
{
    /// <summary>What Spark's casts append to a text that only DuckDB would take, so that DuckDB refuses it too.</summary>
    private const string NotSparks = " (not so in Spark)";

    internal WeirException ToException(DuckDbException exception, ErrorContext context) => new(Translate(exception, context), exception);

    internal Diagnostic Translate(DuckDbException exception, ErrorContext context)
    {
        if (FileFault.Find(exception) is { } fault)
        {
            (string ModuleId, SourceSpan Span)? owner = sources.Find(fault.File);
            return new Diagnostic(EngineCodes.SourceUnreadable, owner?.Span ?? context.Span, redactor.Redact(fault.Message))
            {
                ModuleId = owner?.ModuleId ?? context.ModuleId,
                Hint = fault.Hint,
            };
        }

        (DiagnosticCode code, string message, string? hint) = Describe(exception, context);
        return new Diagnostic(code, Place(exception, context), redactor.Redact(message))
        {
            ModuleId = context.ModuleId,
            Hint = hint is null ? null : redactor.Redact(hint),
        };
    }

    private SourceSpan Place(DuckDbException exception, ErrorContext context) =>
        positions.Find(exception.BytePosition)?.Span() ?? context.Span;

    private static (DiagnosticCode Code, string Message, string? Hint) Describe(DuckDbException exception, ErrorContext context) => exception.Subtype switch
    {
        "COLUMN_NOT_FOUND" => UnknownColumn(exception.SubjectName ?? "?", context),
        "MISSING_ENTRY" => MissingEntry(exception, context),
        "NO_MATCHING_FUNCTION" => NoMatchingFunction(exception),
        _ => (QuotedBehind(exception.Message, "does not have a column named ") ?? NameBehind(exception.Message, "Referenced column ")) is { } column ? UnknownColumn(column, context)
            : QuotedBehind(exception.Message, "Referenced table ") is { } table ? UnknownTable(table, context)
            : DescribeByClass(exception, context),
    };

    private static (DiagnosticCode Code, string Message, string? Hint) UnknownColumn(string name, ErrorContext context)
    {
        string[] known = [.. context.Inputs.SelectMany(input => input.Relation.Schema.Names).Distinct(StringComparer.OrdinalIgnoreCase)];
        string owners = context.Inputs.Count == 0 ? "its input" : string.Join(", ", context.Inputs.Select(input => input.Alias));
        return (EngineCodes.SqlUnknownColumn, $"There is no column '{name}' in {owners}.", Suggestion.Hint(name, known));
    }

    private static (DiagnosticCode Code, string Message, string? Hint) MissingEntry(DuckDbException exception, ErrorContext context)
    {
        string name = exception.SubjectName ?? "?";
        string kind = exception.Details.GetValueOrDefault("type", "");
        if (kind.Contains("Function", StringComparison.Ordinal))
        {
            return (EngineCodes.SqlUnknownFunction, $"There is no function '{name}'.", Candidates(exception));
        }

        return kind is "Table" or "View"
            ? UnknownTable(name, context)
            : (EngineCodes.SqlInvalid, $"There is no {kind.ToLowerInvariant()} '{name}'.", Candidates(exception));
    }

    private static (DiagnosticCode Code, string Message, string? Hint) UnknownTable(string name, ErrorContext context) =>
        (EngineCodes.SqlUnknownTable, $"'{name}' is not an upstream of this module.", Suggestion.Hint(name, [.. context.Inputs.Select(input => input.Alias)]));

    private static (DiagnosticCode Code, string Message, string? Hint) NoMatchingFunction(DuckDbException exception)
    {
        string call = exception.Details.GetValueOrDefault("call", exception.SubjectName ?? "?")
            .Replace("INTEGER_LITERAL", "INTEGER", StringComparison.Ordinal).Replace("STRING_LITERAL", "VARCHAR", StringComparison.Ordinal);
        string[] offers = [.. FirstParagraphs(exception.Message).Skip(1).Select(line => line.Trim()).Where(line => line.Contains("->", StringComparison.Ordinal))];
        string hint = offers.Length is > 0 and <= 4 ? $"It takes: {string.Join("; ", offers)}." : "Cast the values to types that go together.";
        return (EngineCodes.SqlTypeMismatch, $"Nothing takes these types: {call}.", hint);
    }

    private static (DiagnosticCode Code, string Message, string? Hint) DescribeByClass(DuckDbException exception, ErrorContext context)
    {
        string text = FirstParagraphs(exception.Message).First();
        bool isNotSparks = text.Contains(NotSparks, StringComparison.Ordinal);
        text = text.Replace(NotSparks, "", StringComparison.Ordinal);
        string sentence = text.EndsWith('.') || text.EndsWith('!') ? text : text + ".";
        return exception.ErrorType switch
        {
            DuckDbErrorType.Parser or DuckDbErrorType.Syntax => (EngineCodes.SqlSyntax, $"The SQL does not parse: {sentence}", null),
            DuckDbErrorType.Binder when IsTypeTrouble(text) => (EngineCodes.SqlTypeMismatch, sentence, "Cast the values to types that go together."),
            DuckDbErrorType.Binder or DuckDbErrorType.Catalog or DuckDbErrorType.NotImplemented or DuckDbErrorType.ParameterNotResolved
                or DuckDbErrorType.ParameterNotAllowed or DuckDbErrorType.Planner or DuckDbErrorType.Expression => (EngineCodes.SqlInvalid, sentence, null),
            DuckDbErrorType.OutOfMemory => (EngineCodes.OutOfMemory, $"DuckDB ran out of memory: {sentence}", "Raise `engine.duckdb.memory_limit`, or set `temp_directory` to a disk with room."),
            DuckDbErrorType.IO or DuckDbErrorType.Permission or DuckDbErrorType.Http or DuckDbErrorType.Network => InputOutput(sentence, context),
            DuckDbErrorType.MissingExtension or DuckDbErrorType.Autoload => (EngineCodes.EngineUnavailable, sentence, null),
            DuckDbErrorType.Internal or DuckDbErrorType.Fatal or DuckDbErrorType.NullPointer or DuckDbErrorType.Optimizer
                or DuckDbErrorType.Unknown => (EngineCodes.EngineFault, $"DuckDB failed: {sentence}", null),
            _ => (EngineCodes.ValueError, sentence, isNotSparks ? "DuckDB would take this text, Spark's SQL does not; bring it into the usual form before, or set `sql_dialect: duckdb`." : ValueHint(exception.ErrorType)),
        };
    }

    private static (DiagnosticCode Code, string Message, string? Hint) InputOutput(string sentence, ErrorContext context) =>
        context.Writing && !sentence.StartsWith("No files found", StringComparison.Ordinal)
            ? (EngineCodes.WriteFailed, $"The target can't be written: {sentence}", "The target is as it was before the run.")
            : (EngineCodes.ReadFailed, $"The source can't be read: {sentence}", null);

    private static string? ValueHint(DuckDbErrorType type) =>
        type == DuckDbErrorType.Conversion ? "TRY_CAST gives NULL where a value does not fit; a spillway_condition can set such rows aside." : null;

    private static bool IsTypeTrouble(string text) =>
        text.Contains("Cannot compare values of type", StringComparison.Ordinal) || text.Contains("Cannot mix values of type", StringComparison.Ordinal)
        || text.Contains("cast", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name between some words at the beginning of a message and "not found", or null.</summary>
    private static string? NameBehind(string message, string words)
    {
        int start = message.StartsWith(words, StringComparison.Ordinal) ? words.Length : -1;
        int end = start < 0 ? -1 : message.IndexOf(" not found", start, StringComparison.Ordinal);
        return end < 0 ? null : message[start..end].Trim('"');
    }

    /// <summary>The quoted name behind some words of a message, or null.</summary>
    private static string? QuotedBehind(string message, string words)
    {
        int at = message.IndexOf(words + "\"", StringComparison.Ordinal);
        int start = at + words.Length + 1;
        int end = at < 0 ? -1 : message.IndexOf('"', start);
        return end < 0 ? null : message[start..end];
    }

    private static string? Candidates(DuckDbException exception) =>
        exception.Candidates.IsEmpty ? null : $"Did you mean '{exception.Candidates[0]}'?";

    private static IEnumerable<string> FirstParagraphs(string message) => message.Split('\n').Where(line => line.Trim().Length > 0).DefaultIfEmpty(message);
}
