using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Dates and times.</content>
internal sealed partial class SqlEmitter
{
    private bool CodedTime(string code, CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "dateadd":
                DateAdd(call);
                return true;
            case "datediff":
                TimestampDifference(call);
                return true;
            case "extract":
                Extract(call);
                return true;
            case "date_trunc":
                Truncate(a[0], a[1], "spark_moment(", ")", ["day", "hour", "minute", "second", "millisecond", "microsecond"]);
                return true;
            case "trunc":
                Put("CAST(", call.Start);
                Truncate(a[1], a[0], null, "", []);
                Put(" AS DATE)", call.End);
                return true;
            case "date_format":
                DateFormat(a[0], a[1]);
                return true;
            case "to_date" or "to_timestamp":
                Parse(call, code == "to_date" ? "DATE" : call.Name == "to_timestamp_ntz" ? "TIMESTAMP" : "TIMESTAMPTZ");
                return true;
            case "unix_timestamp":
                UnixTimestamp(call);
                return true;
            case "from_unixtime":
                FromUnixTime(call, entry);
                return true;
            case "window":
                Window(call);
                return true;
            case "make_interval":
                MakeInterval(call);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The unit that a name or text gives, lower case; DuckDB has the same words.</summary>
    private static string Unit(ExpressionNode node)
    {
        string? word = node is NameNode { Names.Count: 1 } name ? name.Last : SqlNumbers.TextValue(node);
        return word?.ToLowerInvariant() switch
        {
            "year" or "quarter" or "month" or "week" or "day" or "hour" or "minute" or "second" or "millisecond" or "microsecond" => word.ToLowerInvariant(),
            "dayofyear" => "day",
            _ => throw Refused(node, "A unit of time is needed here: YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND or MICROSECOND."),
        };
    }

    /// <summary>Spark counts a month when its day of the month is reached, DuckDB also at a shorter month's end.</summary>
    private void TimestampDifference(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        string unit = Unit(a[0]);
        int months = unit switch { "year" => 12, "quarter" => 3, "month" => 1, _ => 0 };
        Wrap(months > 0 ? "CAST(spark_whole_months(CAST(" : $"CAST(date_sub('{unit}', CAST(", a[1], " AS TIMESTAMP), CAST(");
        Emit(a[2]);
        Put(months > 0 ? $" AS TIMESTAMP)) // {months} AS BIGINT)" : " AS TIMESTAMP)) AS BIGINT)", a[2].End);
    }

    private void DateAdd(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        string unit = Unit(a[0]);
        string amount = unit == "quarter" ? "to_months(3 * CAST(" : $"to_{unit}s(CAST(";
        Put("(spark_moment(", call.Start);
        Emit(a[2]);
        Put(") + " + amount, a[1].Start);
        Emit(a[1]);
        Put(unit is "hour" or "minute" or "second" or "millisecond" or "microsecond" ? " AS BIGINT)))" : " AS INTEGER)))", call.End);
    }

    private void Extract(CallNode call)
    {
        ExpressionNode value = call.Arguments[1];
        string field = SqlNumbers.TextValue(call.Arguments[0])?.ToLowerInvariant() ?? throw Refused(call.Arguments[0], "The field must be constant.");
        bool interval = SqlTypes.Is(types.Of(value), PrimitiveKind.Interval) || SqlTypes.Is(types.Of(value), PrimitiveKind.Time);
        string name = field switch
        {
            "year" or "y" or "years" or "yr" or "yrs" => "year",
            "yearofweek" => "isoyear",
            "quarter" or "qtr" => "quarter",
            "month" or "mon" or "mons" or "months" => "month",
            "week" or "w" or "weeks" => "week",
            "day" or "d" or "days" => "day",
            "dayofweek" or "dow" => "dow",
            "dayofweek_iso" or "dow_iso" => "isodow",
            "doy" => "doy",
            "hour" or "h" or "hours" or "hr" or "hrs" => "hour",
            "minute" or "m" or "min" or "mins" or "minutes" => "minute",
            "second" or "s" or "sec" or "seconds" or "secs" => "second",
            _ => throw Refused(call.Arguments[0], $"EXTRACT has no field '{field}'."),
        };
        string before = name == "second" ? "CAST(epoch_us(" : $"CAST(date_part('{name}', ";
        string moment = interval ? "" : name is "hour" or "minute" or "second" ? "CAST(" : "CAST(spark_day(";
        string after = interval ? "" : name is "hour" or "minute" or "second" ? " AS TIMESTAMP)" : ") AS DATE)";
        Wrap(before + moment, value, after + (name == "second" ? ") % 60000000 / 1000000 AS DECIMAL(8,6))" : name == "dow" ? ") + 1 AS INTEGER)" : interval && !SqlTypes.Is(types.Of(value), PrimitiveKind.Time) && name is "month" or "hour" or "minute" ? ") AS TINYINT)" : ") AS INTEGER)"));
    }

    private void Truncate(ExpressionNode format, ExpressionNode value, string? before, string after, string[] finer)
    {
        string word = SqlNumbers.TextValue(format)?.ToLowerInvariant() ?? throw Refused(format, "The unit must be constant.");
        string? unit = word switch
        {
            "year" or "yyyy" or "yy" => "year",
            "quarter" => "quarter",
            "month" or "mon" or "mm" => "month",
            "week" => "week",
            "dd" when finer.Length > 0 => "day",
            _ => finer.Contains(word) ? word : null,
        };
        if (unit is null)
        {
            Put(before is null ? "CAST(NULL AS DATE)" : "CAST(NULL AS TIMESTAMPTZ)", value.Start);
            return;
        }

        Put($"date_trunc('{unit}', ", value.Start);
        if (before is null)
        {
            DateArgument(value);
        }
        else if (SqlTypes.IsTimestamp(types.Of(value)))
        {
            Emit(value);
        }
        else
        {
            Moment(value);
        }

        Put(")", value.End);
    }

    /// <summary>Writes a value as a timestamp; a column's own kind of timestamp stays.</summary>
    private void Moment(ExpressionNode value)
    {
        if (SqlTypes.Is(types.Of(value), PrimitiveKind.String))
        {
            Cast(value, SqlTypes.Timestamp, !ansi, value);
        }
        else
        {
            Wrap("spark_moment(", value, ")");
        }
    }

    /// <summary>Windows of one length side by side, counted from 1970.</summary>
    private void Window(CallNode call)
    {
        IntervalNode width = call.Arguments[1] as IntervalNode
            ?? new IntervalNode(call.Arguments[1].Start, call.Arguments[1].End, [new IntervalPart(call.Arguments[1], "", null)]);
        if (IntervalMath.Constant(width) is not { Months: 0 } length || (length.Days * MicrosecondsPerDay) + length.Microseconds is var total && total <= 0)
        {
            throw Refused(call.Arguments[1], "The length of a window must be constant, in days or less.");
        }

        Wrap("spark_window(CAST(", call.Arguments[0], string.Create(System.Globalization.CultureInfo.InvariantCulture, $" AS TIMESTAMPTZ), CAST({total:0} AS BIGINT))"));
    }

    private void DateFormat(ExpressionNode value, ExpressionNode pattern)
    {
        string text = SqlNumbers.TextValue(pattern) ?? throw Refused(pattern, "The pattern must be constant.");
        TimeFormat format = TimeFormat.Translate(text, reading: false, pattern);
        bool quarter = format.Pattern.Contains(TimeFormat.QuarterMark, StringComparison.Ordinal);
        Wrap(quarter ? "replace(strftime(CAST(" : "strftime(CAST(", value, $" AS TIMESTAMP), {SqlQuote.Text(format.Pattern)})");
        if (quarter)
        {
            Wrap($", '{TimeFormat.QuarterMark}', CAST(quarter(CAST(", value, " AS TIMESTAMP)) AS VARCHAR))");
        }
    }

    private void Parse(CallNode call, string type)
    {
        ExpressionNode value = call.Arguments[0];
        bool lenient = !ansi || call.Name.StartsWith("try_", StringComparison.Ordinal);
        DataType? given = types.Of(value);
        if (call.Arguments.Count == 1 || (given is not null && !SqlTypes.Is(given, PrimitiveKind.String) && !SqlTypes.Is(given, PrimitiveKind.Null)))
        {
            Cast(value, type == "DATE" ? SqlTypes.Date : type == "TIMESTAMP" ? SqlTypes.TimestampNtz : SqlTypes.Timestamp, lenient, call);
            return;
        }

        Put("CAST(", call.Start);
        Strptime(value, call.Arguments[1], lenient);
        Put($" AS {type})", call.End);
    }

    private void Strptime(ExpressionNode value, ExpressionNode pattern, bool lenient)
    {
        string text = SqlNumbers.TextValue(pattern) ?? throw Refused(pattern, "The pattern must be constant.");
        TimeFormat format = TimeFormat.Translate(text, reading: true, pattern);
        string prefix = format.HasZone ? "spark_zoned" : "spark_parse";
        Wrap(lenient ? $"{prefix}_or_null(" : $"{prefix}_time(", value, $", {SqlQuote.Text(format.Pattern)}, {SqlQuote.Text(format.Shape)})");
    }

    private void UnixTimestamp(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        Put("CAST(floor(epoch_us(", call.Start);
        if (a.Count == 0)
        {
            Put("now()", call.Start);
        }
        else if (!SqlTypes.Is(types.Of(a[0]), PrimitiveKind.String) && types.Of(a[0]) is not null)
        {
            Wrap("CAST(", a[0], " AS TIMESTAMPTZ)");
        }
        else if (a.Count == 1)
        {
            Wrap("CAST(spark_instant(", a[0], ") AS TIMESTAMPTZ)");
        }
        else
        {
            Put("CAST(", call.Start);
            Strptime(a[0], a[1], !ansi);
            Put(" AS TIMESTAMPTZ)", call.End);
        }

        Put(") / 1000000) AS BIGINT)", call.End);
    }

    private void FromUnixTime(CallNode call, FunctionEntry entry)
    {
        string text = call.Arguments.Count == 1 ? "yyyy-MM-dd HH:mm:ss" : SqlNumbers.TextValue(call.Arguments[1]) ?? throw Refused(call.Arguments[1], "The pattern must be constant.");
        TimeFormat format = TimeFormat.Translate(text, reading: false, call);
        Put("strftime(CAST(make_timestamptz(CAST(", call.Start);
        Argument(call, entry, 0);
        Put($" AS BIGINT) * 1000000) AS TIMESTAMP), {SqlQuote.Text(format.Pattern)})", call.End);
    }

    private void MakeInterval(CallNode call)
    {
        string[] units = call.Name switch
        {
            "make_ym_interval" => ["years", "months"],
            "make_dt_interval" => ["days", "hours", "minutes", "seconds"],
            _ => ["years", "months", "weeks", "days", "hours", "minutes", "seconds"],
        };
        Put("(to_days(0)", call.Start);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Wrap($" + to_{units[i]}(CAST(", call.Arguments[i], units[i] is "seconds" ? " AS DOUBLE))" : units[i] is "hours" or "minutes" ? " AS BIGINT))" : " AS INTEGER))");
        }

        Put(")", call.End);
    }
}
