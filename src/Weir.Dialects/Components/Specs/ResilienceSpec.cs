using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;

namespace Weir.Dialects.Components.Specs;

/// <summary>The blocks <c>retry</c>, and <c>resilience</c> around it and <c>circuit_breaker</c>.</summary>
public static class ResilienceSpec
{
    public static Field<long> MaxAttempts { get; } = Field.Integer("max_attempts", 1, 1_000).Default(3).Doc("Attempts in all.");

    public static Field<double> InitialDelay { get; } = Field.Number("initial_delay_seconds", 0).Default(1.0).Doc("The delay before the second attempt.");

    public static Field<double> MaxDelay { get; } = Field.Number("max_delay_seconds", 0).Default(60.0).Doc("The longest delay.");

    public static Field<double> Multiplier { get; } = Field.Number("backoff_multiplier", 1).Default(2.0).Doc("By how much each delay is longer than the one before.");

    public static Field<IReadOnlyList<string>> RetryOn { get; } = Field.Texts("retry_on_exceptions").Default(["Exception"])
        .Doc("The classes of failures that are tried again, by simple or full name, ancestors included. Python's names stand for their counterparts.");

    public static ComponentSpec RetrySpec { get; } = new(
        ComponentKind.Part, "retry", "How often a failed component is tried again. Without the block it is not.", [MaxAttempts, InitialDelay, MaxDelay, Multiplier, RetryOn]);

    public static Field<Config> Retry { get; } = Field.Object("retry", RetrySpec).Doc("How often it is tried again.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "resilience", "Both blocks in one.", [Retry, GuardSpec.Breaker]);
}
