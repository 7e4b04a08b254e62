using Weir.Core.Specs;

namespace Weir.Coordination.Schedule;

/// <summary>The keys of a schedule's file.</summary>
public static class ScheduleSpec
{
    public static Field<long> Version { get; } = Field.Integer("version", 1, 1).Default(1).Doc("The version of the grammar.");

    public static Field<string> TimeZone { get; } = Field.Text("timezone").Default("Europe/Berlin").Doc("The IANA time zone of the times.");

    public static Field<bool> MondayIsZero { get; } = Field.Choice("weekdays", new Choice<bool>("cron", false, "0 and 7 are Sunday"), new Choice<bool>("monday_is_0", true, "as older schedules count; a warning"))
        .Default(false, "cron").Doc("How weekdays are counted.");

    public static Field<string> Id { get; } = Field.Text("id").Required().Doc("Its name: letters, digits, `_`, `-`, `.`.");

    public static Field<string> Cron { get; } = Field.Text("cron").Required().Doc("When: minute, hour, day of the month, month, weekday; a sixth field before them counts seconds. Where both days are given, either counts.", "0 2 * * *");

    public static Field<string> Flow { get; } = Field.Path("flow_yaml").Alias("flow", "blueprint").Doc("What is run: a flow, a Blueprint, any dialect. Relative to the schedule's file.");

    public static Field<string> Bundle { get; } = Field.Path("bundle_manifest").Doc("The manifest of a bundle whose flow is run, instead.");

    public static Field<bool> AllowStale { get; } = Field.Boolean("allow_stale_bundle").Default(false).Doc("Whether what was fetched of the bundle last is run when nothing can be fetched.");

    public static Field<string> Job { get; } = Field.Text("flow_job").Doc("Only this job of a flow, and what it depends on: the module id that `--to` takes.");

    public static Field<TimeSpan> MisfireGrace { get; } = Field.Duration("misfire_grace_time").Default(TimeSpan.FromSeconds(300)).Doc("How late a time may be and still be run.");

    public static Field<CatchUp> Missed { get; } = Field.Choice(
            "catch_up",
            new Choice<CatchUp>("latest", CatchUp.Latest, "the last of them, once"),
            new Choice<CatchUp>("all", CatchUp.All, "each, one after the other"),
            new Choice<CatchUp>("none", CatchUp.None, "none of those that were missed"))
        .Default(CatchUp.Latest).Doc("Which times that were missed, and are not too late, are run.");

    public static Field<Overlap> OnOverlap { get; } = Field.Choice(
            "overlap",
            new Choice<Overlap>("skip", Overlap.Skip, "the new one is not run"),
            new Choice<Overlap>("allow", Overlap.Allow, "both run"))
        .Default(Overlap.Skip).Doc("What happens when the run before is still at work, in whatever process.");

    public static Field<bool> Enabled { get; } = Field.Boolean("enabled").Default(true).Doc("Whether it counts.");

    public static ComponentSpec ItemSpec { get; } = new(
        ComponentKind.Part, "schedule item", "One thing that runs by the clock.", [Id, Cron, Flow, Bundle, AllowStale, Job, MisfireGrace, Missed, OnOverlap, Enabled]);

    public static Field<IReadOnlyList<Config>> Items { get; } = Field.List("items", new ObjectType(ItemSpec)).Required().Doc("What runs.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Document, "Schedule", "What runs by the clock: `weir scheduler run FILE`, or `weir scheduler run-due FILE` from a cron that is there already.", [Version, TimeZone, MondayIsZero, Items])
    {
        Remarks = "When clocks go forward, a time that does not exist is run at the first moment after it; when they go back, a time that exists twice is run once. "
            + "The next times are kept in the project's store, so that one that passed while nobody looked is found afterwards. A run's id is made of the item and its time, so no time is run twice, however many schedulers look; one that was begun when its scheduler died is finished by the next, within its grace.",
        Example = "timezone: Europe/Berlin\nitems:\n  - id: nightly\n    cron: \"0 2 * * 1-5\"\n    flow_yaml: flow.yaml\n",
    };
}
