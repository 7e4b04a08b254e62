using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>How texts become values: only what Spark takes for a value of the type is one.</summary>
/// <param name="DateFormat">The pattern of dates, as strftime's; null for ISO 8601.</param>
/// <param name="TimestampFormat">The pattern of timestamps; null for ISO 8601.</param>
internal sealed record LineTypes(string? DateFormat, string? TimestampFormat)
{
    private const string Number = @"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?";

    /// <summary>The types that are looked for, in this order; what fits none is a text.</summary>
    private static readonly string[] Candidates = ["BIGINT", "DOUBLE", "DATE", "TIMESTAMP", "BOOLEAN"];

    /// <summary>The patterns of an author; null after a report.</summary>
    internal static LineTypes? Of(ModuleScope scope, Config options) =>
        Pattern(scope, options, SharedTextOptions.DateFormat, out string? date) && Pattern(scope, options, SharedTextOptions.TimestampFormat, out string? timestamp)
            ? new LineTypes(date, timestamp)
            : null;

    /// <summary>An SQL expression that is the value, or NULL where the text is none.</summary>
    internal string Convert(string text, string type)
    {
        int bracket = type.IndexOf('(', StringComparison.Ordinal);
        return (bracket < 0 ? type : type[..bracket]) switch
        {
            "VARCHAR" => text,
            "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" =>
                When(text, "[+-]?[0-9]+", $"TRY_CAST(ltrim({text}, '+') AS {type})"),
            "FLOAT" or "DOUBLE" => $"CASE WHEN regexp_full_match({text}, '{Number}') OR {text} IN ('NaN', 'Inf', '-Inf', 'Infinity', '-Infinity') THEN TRY_CAST({text} AS {type}) END",
            "DECIMAL" => When(text, Number, $"TRY_CAST({text} AS {type})"),
            "BOOLEAN" => $"CASE lower({text}) WHEN 'true' THEN true WHEN 'false' THEN false END",
            "DATE" => DateFormat is null ? When(text, "[0-9]{4,}-[0-9]{1,2}-[0-9]{1,2}", $"TRY_CAST({text} AS DATE)") : $"CAST(try_strptime({text}, {Quote.Literal(DateFormat)}) AS DATE)",
            "TIMESTAMP" => TimestampFormat is null ? When(text, "[0-9]{4,}-[0-9].*", $"TRY_CAST({text} AS TIMESTAMP)") : $"try_strptime({text}, {Quote.Literal(TimestampFormat)})",
            _ => $"TRY_CAST({text} AS {type})",
        };
    }

    /// <summary>The narrowest type that all texts of a column fit.</summary>
    internal IReadOnlyList<string> Find(ModuleScope scope, string source, int columns, long lines)
    {
        IEnumerable<string> counts = Enumerable.Range(0, columns).Select(LineSource.Field).SelectMany(field =>
            Candidates.Select(type => $"count(*) FILTER (WHERE {field} IS NOT NULL AND {Convert(field, type)} IS NULL)").Prepend($"count({field})"));
        string limit = lines < 0 ? "" : $" LIMIT {lines}";
        object?[] row = scope.Workspace.Rows($"SELECT {string.Join(", ", counts)} FROM (SELECT * FROM {source}{limit})", scope.Cancellation)[0];
        string[] found = new string[columns];
        for (int i = 0; i < columns; i++)
        {
            int first = i * (Candidates.Length + 1);
            int fits = (long)row[first]! == 0 ? -1 : Array.FindIndex(row, first + 1, Candidates.Length, misfits => (long)misfits! == 0) - first - 1;
            found[i] = fits < 0 ? "VARCHAR" : Candidates[fits];
        }

        return found;
    }

    private static string When(string text, string pattern, string value) => $"CASE WHEN regexp_full_match({text}, '{pattern}') THEN {value} END";

    private static bool Pattern(ModuleScope scope, Config options, Field<string> field, out string? pattern)
    {
        pattern = null;
        if (!options.Has(field))
        {
            return true;
        }

        if (TimePattern.TryTranslate(options.Get(field), out string translated, out string? offender))
        {
            pattern = translated;
            return true;
        }

        CsvSource.ReportPattern(scope, options, field, offender);
        return false;
    }
}
