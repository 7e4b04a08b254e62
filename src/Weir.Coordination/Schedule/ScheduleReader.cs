using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Coordination.Schedule;

/// <summary>Reads a schedule.</summary>
public static class ScheduleReader
{
    /// <summary>The items that count; those with findings are left out.</summary>
    /// <param name="document">The file.</param>
    /// <param name="folder">The folder that paths begin at, absolute.</param>
    /// <param name="bag">Receives the findings.</param>
    public static IReadOnlyList<ScheduleItem> Read(Document document, string folder, DiagnosticBag bag)
    {
        MappingNode root = document.Root as MappingNode ?? MappingNode.Empty;
        if (!ScheduleSpec.Spec.Check(root, new SpecReader(bag)))
        {
            return [];
        }

        Config schedule = new(ScheduleSpec.Spec, root);
        string zoneName = schedule.Get(ScheduleSpec.TimeZone)!;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out TimeZoneInfo? zone))
        {
            bag.Add(ScheduleCodes.BadZone, schedule.SpanOf(ScheduleSpec.TimeZone), $"There is no time zone '{zoneName}'.", "Write one like Europe/Berlin or UTC.");
            return [];
        }

        if (schedule.Get(ScheduleSpec.MondayIsZero))
        {
            bag.Add(ScheduleCodes.OldWeekdays, schedule.SpanOf(ScheduleSpec.MondayIsZero), "Weekdays count from Monday = 0 here.", "Write names, such as mon-fri, and remove the key.");
        }

        List<ScheduleItem> items = [];
        foreach (Config item in schedule.Get(ScheduleSpec.Items)!)
        {
            if (Read(item, zone, schedule.Get(ScheduleSpec.MondayIsZero), folder, items, bag) is { } read && item.Get(ScheduleSpec.Enabled))
            {
                items.Add(read);
            }
        }

        return items;
    }

    private static ScheduleItem? Read(Config item, TimeZoneInfo zone, bool mondayIsZero, string folder, List<ScheduleItem> before, DiagnosticBag bag)
    {
        string id = item.Get(ScheduleSpec.Id)!;
        if (!SafeName.IsValid(id) || before.Exists(b => b.Id == id))
        {
            bag.Add(ScheduleCodes.BadItem, item.SpanOf(ScheduleSpec.Id), before.Exists(b => b.Id == id) ? $"There are two items '{id}'." : $"'{id}' can't be the id of an item.", "Use letters, digits, '_', '-' and '.', each id once.");
            return null;
        }

        if (CronTimes.Parse(item.Get(ScheduleSpec.Cron)!, zone, mondayIsZero, out string? problem) is not { } times)
        {
            bag.Add(ScheduleCodes.BadCron, item.SpanOf(ScheduleSpec.Cron), $"'{item.Get(ScheduleSpec.Cron)}' is no time: {problem}.", "Five fields: minute, hour, day of the month, month, weekday; for example '0 2 * * 1-5'.");
            return null;
        }

        if (PathOf(item) is not { } path)
        {
            bag.Add(ScheduleCodes.BadItem, item.Node.Span, $"The item '{id}' names nothing to run.", "Give 'flow_yaml', or 'bundle_manifest'.");
            return null;
        }

        return new ScheduleItem(id, times, Path.GetFullPath(path, folder))
        {
            AllowStaleBundle = item.Get(ScheduleSpec.AllowStale),
            To = item.Get(ScheduleSpec.Job),
            MisfireGrace = item.Get(ScheduleSpec.MisfireGrace),
            CatchUp = item.Get(ScheduleSpec.Missed),
            Overlap = item.Get(ScheduleSpec.OnOverlap),
        };
    }

    /// <summary>Schedules of before have an empty flow beside a bundle.</summary>
    private static string? PathOf(Config item) => item.Get(ScheduleSpec.Bundle) is { Length: > 0 } bundle ? bundle : item.Get(ScheduleSpec.Flow) is { Length: > 0 } flow ? flow : null;
}
