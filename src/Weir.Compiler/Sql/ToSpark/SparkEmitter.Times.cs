using System.Text;
using Weir.Compiler.Sql.Syntax;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.ToSpark;

/// <content>Dates and times.</content>
internal sealed partial class SparkEmitter
{
    private bool CodedTime(string code, CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "extract":
                Extract(a[0], a[1]);
                return true;
            case "date_trunc":
                Truncate(call);
                return true;
            case "date_diff":
                Difference(call);
                return true;
            case "strftime":
                Wrap("date_format(", a[0], $", {SqlQuote.Escaped(Pattern(a[1], reading: false))})");
                return true;
            case "strptime":
                Wrap("to_timestamp_ntz(", a[0], $", {SqlQuote.Escaped(Pattern(a[1], reading: true))})");
                return true;
            default:
                return false;
        }
    }

    private static string Unit(ExpressionNode node) => SqlNumbers.TextValue(node)?.ToLowerInvariant() is { } unit
        ? unit.TrimEnd('s') : throw Refused(node, "The unit must be constant.");

    private void Extract(ExpressionNode field, ExpressionNode value)
    {
        (string before, string after) = Unit(field) switch
        {
            "year" or "quarter" or "month" or "day" or "hour" or "minute" or "second" => (Unit(field) + "(", ")"),
            "week" => ("weekofyear(", ")"),
            "doy" or "dayofyear" => ("dayofyear(", ")"),
            "dow" or "dayofweek" => ("(dayofweek(", ") - 1)"),
            "isodow" => ("(weekday(", ") + 1)"),
            _ => throw Refused(field, "This part of a date can't be translated."),
        };
        Wrap("CAST(" + before, value, after + " AS BIGINT)");
    }

    private void Truncate(CallNode call)
    {
        ExpressionNode value = call.Arguments[1];
        string unit = Unit(call.Arguments[0]) is "year" or "quarter" or "month" or "week" or "day" or "hour" or "minute" or "second" ? Unit(call.Arguments[0]) : throw Refused(call.Arguments[0], "This unit can't be translated.");
        DataType? type = Known(value, "DATE_TRUNC");
        bool date = SqlTypes.Is(type, PrimitiveKind.Date);
        if (date && unit is "hour" or "minute" or "second")
        {
            throw Refused(call.Arguments[0], "A date has no such part.");
        }

        string to = date || SqlTypes.Is(type, PrimitiveKind.TimestampNtz) ? "TIMESTAMP_NTZ" : "TIMESTAMP";
        Wrap($"CAST(date_trunc('{unit}', ", value, $") AS {to})");
    }

    /// <summary>DuckDB counts the boundaries between two times.</summary>
    private void Difference(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (Unit(a[0]))
        {
            case "day":
                Around("CAST(datediff(CAST(", a[2], " AS DATE), CAST(", a[1], " AS DATE)) AS BIGINT)");
                break;
            case "year":
                Around("CAST(year(", a[2], ") - year(", a[1], ") AS BIGINT)");
                break;
            case "month":
                Around("CAST((year(", a[2], ") - year(", a[1], ")) * 12 + ");
                Around("(month(", a[2], ") - month(", a[1], ")) AS BIGINT)");
                break;
            case "hour" or "minute" or "second" when Unit(a[0]) is var unit:
                long seconds = unit == "hour" ? 3600 : unit == "minute" ? 60 : 1;
                Around($"CAST((unix_seconds(CAST(date_trunc('{unit}', ", a[2], $") AS TIMESTAMP)) - unix_seconds(CAST(date_trunc('{unit}', ", a[1], $") AS TIMESTAMP))) div {seconds} AS BIGINT)");
                break;
            default:
                throw Refused(a[0], "The difference in this unit can't be translated.");
        }
    }


    /// <summary>Java's pattern for one of C's.</summary>
    private static string Pattern(ExpressionNode node, bool reading)
    {
        string pattern = SqlNumbers.TextValue(node) ?? throw Refused(node, "The pattern must be constant.");
        StringBuilder java = new();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                java.Append(char.IsAsciiLetter(pattern[i]) ? $"'{pattern[i]}'" : pattern[i] is '\'' or '[' or ']' or '{' or '}' or '#' ? throw Refused(node, "A sign of the pattern can't be translated.") : pattern[i].ToString());
                continue;
            }

            char part = ++i < pattern.Length ? pattern[i] : '%';
            java.Append(part switch
            {
                'Y' => "yyyy",
                'm' => "MM",
                'd' => "dd",
                'H' => "HH",
                'M' => "mm",
                'S' => "ss",
                'y' when !reading => "yy",
                'j' when !reading => "DDD",
                'b' when !reading => "MMM",
                'B' when !reading => "MMMM",
                'a' when !reading => "EEE",
                'A' when !reading => "EEEE",
                'I' when !reading => "hh",
                'p' when !reading => "a",
                'f' when !reading => "SSSSSS",
                _ => throw Refused(node, $"'%{part}' can't be translated."),
            });
        }

        return java.ToString().Replace("''", "", StringComparison.Ordinal);
    }
}
