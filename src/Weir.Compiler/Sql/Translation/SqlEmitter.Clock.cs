using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Times of day, and buckets of time.</content>
internal sealed partial class SqlEmitter
{
    private bool CodedClock(string code, CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "clock":
                Wrap($"CAST({call.Name}(CAST(", a[0], SqlTypes.Is(types.Of(a[0]), PrimitiveKind.Time) ? " AS TIME)) AS INTEGER)" : " AS TIMESTAMP)) AS INTEGER)");
                return true;
            case "to_time":
                ToTime(call);
                return true;
            case "time_diff":
                Around($"CAST(date_sub('{ClockUnit(a[0])}', CAST(", a[1], " AS TIME), CAST(", a[2], " AS TIME)) AS BIGINT)");
                return true;
            case "time_trunc":
                Wrap("spark_time_trunc(CAST(", a[1], $" AS TIME), {ClockMicroseconds(ClockUnit(a[0]))})");
                return true;
            case "time_bucket":
                Bucket(call);
                return true;
            default:
                return false;
        }
    }

    private static string ClockUnit(ExpressionNode node) => SqlNumbers.TextValue(node)?.ToLowerInvariant() switch
    {
        "hour" or "minute" or "second" or "millisecond" or "microsecond" => SqlNumbers.TextValue(node)!.ToLowerInvariant(),
        _ => throw Refused(node, "The unit must be constant: HOUR, MINUTE, SECOND, MILLISECOND or MICROSECOND."),
    };

    private static long ClockMicroseconds(string unit) => unit switch { "hour" => 3_600_000_000, "minute" => 60_000_000, "second" => 1_000_000, "millisecond" => 1000, _ => 1 };

    private void ToTime(CallNode call)
    {
        bool lenient = call.Name == "try_to_time";
        if (call.Arguments.Count == 1)
        {
            Wrap(lenient ? "TRY_CAST(spark_clock(" : "CAST(spark_clock(", call.Arguments[0], ") AS TIME)");
            return;
        }

        Put("CAST(", call.Start);
        Strptime(call.Arguments[0], call.Arguments[1], lenient);
        Put(" AS TIME)", call.End);
    }

    /// <summary>Buckets are counted from 1970, or from the third argument.</summary>
    private void Bucket(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        if (a[0] is not IntervalNode width || IntervalMath.Constant(width) is not { Months: 0 } length || (length.Days * MicrosecondsPerDay) + length.Microseconds is var total && total <= 0)
        {
            throw Refused(a[0], "The width of a bucket must be constant, in days or less.");
        }

        if (!SqlTypes.IsTimestamp(types.Of(a[1])) && !SqlTypes.Is(types.Of(a[1]), PrimitiveKind.Null))
        {
            throw Refused(a[1], "TIME_BUCKET takes a timestamp here.", "Write CAST(... AS TIMESTAMP) around it.");
        }

        Wrap("spark_bucket(CAST(", a[1], string.Create(System.Globalization.CultureInfo.InvariantCulture, $" AS TIMESTAMPTZ), CAST({total:0} AS BIGINT), "));
        if (a.Count > 2)
        {
            Wrap("epoch_us(CAST(", a[2], " AS TIMESTAMPTZ)))");
        }
        else
        {
            Put("0)", call.End);
        }
    }
}
