using System.Globalization;
using System.Text;
using Cronos;

namespace Weir.Coordination.Schedule;

/// <summary>The times of a cron expression in a time zone.</summary>
public sealed class CronTimes
{
    private const int FieldCount = 5;
    private const int DayField = 2;
    private const int WeekdayField = 4;
    private const int DaysOfWeek = 7;

    private readonly IReadOnlyList<CronExpression> expressions;
    private readonly TimeZoneInfo zone;

    private CronTimes(IReadOnlyList<CronExpression> expressions, TimeZoneInfo zone)
    {
        this.expressions = expressions;
        this.zone = zone;
    }

    /// <summary>Reads an expression of five fields, or of six, whose first counts seconds; null with a reason when it is none, or never comes.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="zone">The zone of its times.</param>
    /// <param name="mondayIsZero">Whether numbers of weekdays count from Monday = 0 instead of Sunday = 0.</param>
    /// <param name="problem">Why not.</param>
    public static CronTimes? Parse(string text, TimeZoneInfo zone, bool mondayIsZero, out string? problem)
    {
        string[] fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] seconds = fields.Length == FieldCount + 1 ? fields[..1] : [];
        fields = fields[seconds.Length..];
        if (fields.Length != FieldCount)
        {
            problem = $"it has {fields.Length} fields instead of 5";
            return null;
        }

        try
        {
            if (mondayIsZero)
            {
                fields[WeekdayField] = FromMonday(fields[WeekdayField]);
            }

            CronTimes times = new([.. Alternatives(fields).Select(f => CronExpression.Parse(string.Join(' ', [.. seconds, .. f]), seconds.Length > 0 ? CronFormat.IncludeSeconds : CronFormat.Standard))], zone);
            problem = times.After(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)) is null ? "it never comes" : null;
            return problem is null ? times : null;
        }
        catch (FormatException wrong)
        {
            problem = wrong.Message;
            return null;
        }
    }

    /// <summary>Where both days are given, either counts, as in cron: two expressions.</summary>
    private static IEnumerable<string[]> Alternatives(string[] fields)
    {
        bool both = !fields[DayField].StartsWith('*') && !fields[WeekdayField].StartsWith('*');
        return both ? [[.. fields[..DayField], fields[DayField], fields[DayField + 1], "*"], [.. fields[..DayField], "*", fields[DayField + 1], fields[WeekdayField]]] : [fields];
    }

    /// <summary>The first time after a moment, in UTC; null when there is none.</summary>
    public DateTimeOffset? After(DateTimeOffset moment)
    {
        DateTimeOffset? first = null;
        foreach (CronExpression expression in expressions)
        {
            if (After(expression, moment) is { } next && !(first <= next))
            {
                first = next;
            }
        }

        return first;
    }

    private DateTimeOffset? After(CronExpression expression, DateTimeOffset moment)
    {
        // The later of the two moments that a clock shows twice counts as passed with the first.
        DateTimeOffset? next = expression.GetNextOccurrence(moment, zone);
        while (next is { } found && zone.IsAmbiguousTime(found.DateTime) && IsSecond(found))
        {
            next = expression.GetNextOccurrence(found, zone);
        }

        return next?.ToUniversalTime();
    }

    private bool IsSecond(DateTimeOffset found) => found.Offset == zone.GetAmbiguousTimeOffsets(found.DateTime).Min();

    private static string FromMonday(string field)
    {
        StringBuilder changed = new();
        for (int i = 0; i < field.Length; i++)
        {
            bool step = i > 0 && field[i - 1] == '/';
            bool number = char.IsAsciiDigit(field[i]) && !step;
            if (number && field[i] is < '0' or > '6')
            {
                throw new FormatException($"'{field[i]}' is no weekday when Monday is 0");
            }

            changed.Append(number ? ((field[i] - '0' + 1) % DaysOfWeek).ToString(CultureInfo.InvariantCulture) : field[i]);
        }

        return changed.ToString();
    }
}
