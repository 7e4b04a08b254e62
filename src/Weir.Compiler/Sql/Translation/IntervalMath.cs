using System.Globalization;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Reads constant intervals.</summary>
internal static class IntervalMath
{
    private static readonly string[] Fields = ["year", "month", "day", "hour", "minute", "second"];

    /// <summary>True for an interval of whole days, months or years: a date plus it is a date.</summary>
    public static bool KeepsDate(ExpressionNode node) => node switch
    {
        ParenthesisNode bracket => KeepsDate(bracket.Inner),
        UnaryNode unary => KeepsDate(unary.Operand),
        IntervalNode interval => interval.Units.All(static u => u.Unit is "year" or "month" or "week" or "day" && u.To is null or "month"),
        BinaryNode { Operator: "*" } product => KeepsDate(product.Left) || KeepsDate(product.Right),
        CallNode { Name: "make_ym_interval" } => true,
        _ => false,
    };

    /// <summary>Months, days and microseconds of a constant; null when it holds something that is not constant.</summary>
    /// <exception cref="SqlSyntaxException">The text is no interval.</exception>
    public static (long Months, long Days, decimal Microseconds)? Constant(IntervalNode node)
    {
        (long Months, long Days, decimal Microseconds) total = default;
        foreach (IntervalPart part in node.Units)
        {
            if (TextOf(part.Amount) is not { } amount)
            {
                return null;
            }

            bool sound = part.Unit.Length == 0 ? ReadText(amount, ref total) : part.To is null ? Add(amount, part.Unit, ref total) : ReadRange(amount, part.Unit, part.To, ref total);
            if (!sound)
            {
                throw new SqlSyntaxException(part.Amount.Start, part.Amount.End - part.Amount.Start, $"'{amount}' is no interval that Spark reads.");
            }
        }

        return total;
    }

    private static string? TextOf(ExpressionNode node) => node switch
    {
        LiteralNode { Kind: LiteralKind.String or LiteralKind.Integer or LiteralKind.Decimal } literal => literal.Value.Trim(),
        ParenthesisNode bracket => TextOf(bracket.Inner),
        UnaryNode { Operator: "-" } unary => TextOf(unary.Operand) is { } positive ? positive.StartsWith('-') ? positive[1..] : "-" + positive : null,
        _ => null,
    };

    private static bool Add(string amount, string unit, ref (long Months, long Days, decimal Microseconds) total)
    {
        if (!decimal.TryParse(amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) || (number % 1 != 0 && unit != "second"))
        {
            return false;
        }

        switch (unit)
        {
            case "year":
                total.Months += 12 * (long)number;
                return true;
            case "month":
                total.Months += (long)number;
                return true;
            case "week" or "day":
                total.Days += (unit == "week" ? 7 : 1) * (long)number;
                return true;
        }

        total.Microseconds += number * unit switch { "hour" => 3_600_000_000m, "minute" => 60_000_000m, "second" => 1_000_000m, "millisecond" => 1000m, _ => 1m };
        return true;
    }

    /// <summary>Reads <c>3 days 2 hours</c>, perhaps with the word interval in front.</summary>
    private static bool ReadText(string text, ref (long Months, long Days, decimal Microseconds) total)
    {
        string[] words = text.Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        int i = words.Length > 0 && words[0].Equals("interval", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        if (i >= words.Length)
        {
            return false;
        }

        for (; i < words.Length; i += 2)
        {
            if (i + 1 >= words.Length || SqlLiterals.UnitOf(words[i + 1]) is not { } unit || !Add(words[i], unit, ref total))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads <c>'1-2' YEAR TO MONTH</c> and <c>'1 02:03:04.5' DAY TO SECOND</c>.</summary>
    private static bool ReadRange(string text, string from, string to, ref (long Months, long Days, decimal Microseconds) total)
    {
        int first = Array.IndexOf(Fields, from);
        int last = Array.IndexOf(Fields, to);
        bool negative = text.StartsWith('-');
        string[] numbers = text.TrimStart('-', '+').Split([' ', ':', '-']);
        if (first < 0 || last <= first || numbers.Length != last - first + 1)
        {
            return false;
        }

        (long Months, long Days, decimal Microseconds) sum = default;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!Add(numbers[i], Fields[first + i], ref sum))
            {
                return false;
            }
        }

        int sign = negative ? -1 : 1;
        total = (total.Months + (sign * sum.Months), total.Days + (sign * sum.Days), total.Microseconds + (sign * sum.Microseconds));
        return true;
    }
}
