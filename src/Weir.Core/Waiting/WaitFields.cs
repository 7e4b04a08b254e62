using Weir.Core.Specs;

namespace Weir.Core.Waiting;

/// <summary>The keys that all tasks that wait share.</summary>
public static class WaitFields
{
    public static Field<TimeSpan> Every { get; } = Field.Duration("every").Default(TimeSpan.FromSeconds(5)).Doc("How long to wait between two looks.", "30s");

    public static Field<TimeSpan> AtMost { get; } = Field.Duration("at_most").Default(TimeSpan.FromHours(1)).Doc("How long to wait in all.", "2h");

    public static Field<bool> FailsLate { get; } = Field.Choice("on_timeout", new Choice<bool>("fail", true, "the step fails"), new Choice<bool>("no_data", false, "the step says that there was no data"))
        .Default(true, "fail").Doc("What happens when that time is over.");
}
