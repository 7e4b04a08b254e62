using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Which state of a table with a log is read.</summary>
public static class TimeTravelSpec
{
    public static Field<long> Version { get; } = Field.Integer("version", 0, long.MaxValue).Doc("The version.");

    public static Field<string> Timestamp { get; } = Field.Text("timestamp").Doc("The version that was the latest at this time; a time without a zone is the session's, UTC.", "2025-03-01 12:00:00");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "time_travel", "Which state of a table is read.", [Version, Timestamp])
    {
        Groups = [new FieldGroup([Version, Timestamp], OneRequired: true)],
    };
}
