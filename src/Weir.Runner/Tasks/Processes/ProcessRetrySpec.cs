using Weir.Core.Specs;

namespace Weir.Runner.Tasks.Processes;

/// <summary>Attempts inside the task, by exit code; the module's own <c>retry</c> knows nothing of codes.</summary>
public static class ProcessRetrySpec
{
    public static Field<long> MaxAttempts { get; } = Core.Specs.Field.Integer("max_attempts", 1, 1000).Default(1).Doc("Attempts in all.");

    public static Field<TimeSpan> Backoff { get; } = Core.Specs.Field.Duration("backoff_seconds").Default(TimeSpan.Zero).Doc("The wait before the second attempt.");

    public static Field<double> Multiplier { get; } = Core.Specs.Field.Number("backoff_multiplier", 1).Default(1).Doc("By how much each wait is longer than the one before.");

    public static Field<TimeSpan> Maximum { get; } = Core.Specs.Field.Duration("max_backoff_seconds").Default(TimeSpan.Zero).Doc("The longest wait; 0 for no limit.");

    public static Field<IReadOnlyList<long>> OnExitCodes { get; } = Core.Specs.Field.List("retry_on_exit_codes", new IntegerType(0, 255)).Default([]).Doc("Only these codes are tried again; all failures but a timeout when left out.");

    public static Field<bool> OnTimeout { get; } = Core.Specs.Field.Boolean("retry_on_timeout").Default(false).Doc("Whether an attempt that took too long is tried again.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "process retry", "Attempts inside the task, by exit code.", [MaxAttempts, Backoff, Multiplier, Maximum, OnExitCodes, OnTimeout]);

    public static Field<Config> Field { get; } = Core.Specs.Field.Object("retry", Spec).Doc("Attempts inside the task, by exit code.");
}
