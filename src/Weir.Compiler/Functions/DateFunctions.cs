using System.Globalization;
using Weir.Compiler.Substitution;

namespace Weir.Compiler.Functions;

/// <summary><c>@aq.date.*</c>: dates in UTC, pinned by the execution date.</summary>
/// <remarks>Fingerprints see the date itself: tomorrow's run of a Blueprint that names a day is another run.</remarks>
internal static class DateFunctions
{
    private static readonly FunctionParameter Format = new("format", DatePattern.Default);

    public static IReadOnlyList<FunctionSpec> All { get; } =
    [
        new("date.today", "The day of the run.", [Format], static call => Write(call, call.Today, 0)),
        new("date.yesterday", "The day before.", [Format], static call => Write(call, call.Today.AddDays(-1), 0)),
        new("date.month_start", "The first day of the month.", [Format], static call => Write(call, call.Today.Date.AddDays(1 - call.Today.Day), 0)),
        new("date.offset", "A day, so many days later (or earlier, when negative).", [new("base"), new("days")], Offset),
        new("date.format", "A date, written differently.", [new("date"), new("pattern")], Rewrite),
    ];

    private static ResolvedText? Offset(FunctionCall call)
    {
        if (Parse(call, 0) is not { } date)
        {
            return null;
        }

        string days = call.Arguments[1].Text;
        if (!int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int count) || Math.Abs((long)count) > 1_000_000)
        {
            return call.Fail(CompilerCodes.FunctionArguments, $"'{call.Arguments[1].Display}' is not a number of days.");
        }

        try
        {
            return call.Derived(DatePattern.Format(date.AddDays(count), DatePattern.Default, out _)!);
        }
        catch (ArgumentOutOfRangeException)
        {
            return call.Fail(CompilerCodes.FunctionArguments, $"{days} days from {call.Arguments[0].Display} is outside the calendar.");
        }
    }

    private static ResolvedText? Rewrite(FunctionCall call) => Parse(call, 0) is { } date ? Write(call, date, 1) : null;

    private static ResolvedText? Write(FunctionCall call, DateTime date, int patternIndex)
    {
        string pattern = call.Arguments[patternIndex].Text;
        return DatePattern.Format(date, pattern, out string? wrong) is { } text
            ? call.Derived(text)
            : call.Fail(
                CompilerCodes.FunctionArguments,
                $"'{wrong}' in the date pattern '{call.Arguments[patternIndex].Display}' stands for nothing.",
                "Patterns are made of yyyy, yy, MM, dd, HH, mm and ss.");
    }

    private static DateTime? Parse(FunctionCall call, int index)
    {
        ResolvedText text = call.Arguments[index];
        if (DatePattern.TryParse(text.Text, out DateTime date))
        {
            return date;
        }

        call.Fail(CompilerCodes.FunctionArguments, $"'{text.Display}' is not a date.", "Dates are written yyyy-MM-dd, with or without a time.");
        return null;
    }
}
