using Weir.Core.Diagnostics;

namespace Weir.Coordination.Schedule;

/// <summary>Findings of schedules.</summary>
public static class ScheduleCodes
{
    public static DiagnosticCode BadCron { get; } = new(
        "WEIR7501", "bad-cron", Severity.Error, Fault.Author, "A time is no cron expression of five fields, or it never comes.");

    public static DiagnosticCode BadZone { get; } = new("WEIR7502", "bad-time-zone", Severity.Error, Fault.Author, "There is no time zone of that name.");

    public static DiagnosticCode BadItem { get; } = new("WEIR7503", "bad-schedule-item", Severity.Error, Fault.Author, "Two items of a schedule have one id, or an item names nothing to run.");

    public static DiagnosticCode OldWeekdays { get; } = new(
        "WEIR7504", "old-weekdays", Severity.Warning, Fault.Author, "The schedule counts weekdays from Monday = 0, unlike cron, where 0 and 7 are Sunday. Write names (mon, tue, ...) and remove the key.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [BadCron, BadZone, BadItem, OldWeekdays];
}
