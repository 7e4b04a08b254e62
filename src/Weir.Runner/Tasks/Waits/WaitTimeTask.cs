using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Runner.Tasks.Waits;

/// <summary><c>wait.time</c>.</summary>
public sealed class WaitTimeTask : ITask
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    public static Field<string> Until { get; } = Field.Text("until").Doc("A time of today (`06:30`, `06:30:15`), or a moment (`2026-01-31T06:30`, with `Z` or an offset where it is of another zone). One that has passed is not waited for.", "06:30");

    public static Field<string> Zone { get; } = Field.Text("timezone").Default("UTC").Doc("The IANA time zone of `until`.");

    public static Field<TimeSpan> Duration { get; } = Field.Duration("duration").Doc("How long to wait, instead.", "30s");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "wait.time", "Waits until a time, or for a while.", [Until, Zone, Duration])
    {
        Groups = [new FieldGroup([Until, Duration], OneRequired: true)],
        Remarks = "Hands on `waited_seconds` and `at`, the moment at which it ended, in UTC.",
        Example = "- id: morning\n  type: Task\n  uses: wait.time\n  config: { until: \"06:30\", timezone: Europe/Berlin }\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        DateTimeOffset began = context.Time.GetUtcNow();
        DateTimeOffset until = config.Has(Duration) ? began + config.Get(Duration) : MomentOf(config, began);
        for (TimeSpan left = until - began; left > TimeSpan.Zero; left = until - context.Time.GetUtcNow())
        {
            // In pieces, so that a clock that is set is noticed.
            await Task.Delay(left < LongestSleep ? left : LongestSleep, context.Time, cancellationToken).ConfigureAwait(false);
        }

        DateTimeOffset now = context.Time.GetUtcNow();
        return TaskResult.With(("waited_seconds", Math.Round((now - began).TotalSeconds, 3)), ("at", now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
    }

    private static DateTimeOffset MomentOf(Config config, DateTimeOffset now)
    {
        string text = config.Get(Until)!;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(config.Get(Zone)!, out TimeZoneInfo? zone))
        {
            throw Wrong(config, Zone, $"There is no time zone '{config.Get(Zone)}'.", "Write one like Europe/Berlin or UTC.");
        }

        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
        {
            return InZone(TimeZoneInfo.ConvertTime(now, zone).Date + time.ToTimeSpan(), zone);
        }

        bool read = DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTime moment);
        return read
            ? moment.Kind == DateTimeKind.Utc ? new DateTimeOffset(moment) : InZone(moment, zone)
            : throw Wrong(config, Until, $"'{text}' is no time.", "Write 06:30, or 2026-01-31T06:30.");
    }

    /// <summary>A clock time as a moment; one that the clock passes over is the first moment after it.</summary>
    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }

    private static WeirException Wrong(Config config, Field field, string message, string hint) => new(new Diagnostic(SpecCodes.InvalidValue, config.SpanOf(field), message) { Hint = hint });
}
