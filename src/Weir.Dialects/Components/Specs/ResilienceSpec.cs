using Weir.Core.Specs;

namespace Weir.Dialects.Components.Specs;

/// <summary>The blocks <c>retry</c>, <c>circuit_breaker</c>, and <c>resilience</c> around both.</summary>
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

    public static Field<long> FailureThreshold { get; } = Field.Integer("failure_threshold", 1, int.MaxValue).Default(5).Doc("Failures in a row that open the breaker.");

    public static Field<long> SuccessThreshold { get; } = Field.Integer("success_threshold", 1, int.MaxValue).Default(2).Doc("Successes in a row that close it again.");

    public static Field<double> BreakerTimeout { get; } = Field.Number("timeout_seconds", 0).Default(60.0).Doc("How long it stays open.");

    public static Field<long> HalfOpenCalls { get; } = Field.Integer("half_open_max_calls", 1, int.MaxValue).Default(1).Doc("Calls under way at once while it is half open.");

    public static ComponentSpec BreakerSpec { get; } = new(
        ComponentKind.Part, "circuit_breaker", "When a component is not tried for a while because it keeps failing. The state outlives runs.",
        [FailureThreshold, SuccessThreshold, BreakerTimeout, HalfOpenCalls]);

    public static Field<Config> Retry { get; } = Field.Object("retry", RetrySpec).Doc("How often it is tried again.");

    public static Field<Config> Breaker { get; } = Field.Object("circuit_breaker", BreakerSpec).Doc("When it is not tried for a while.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "resilience", "Both blocks in one.", [Retry, Breaker]);
}
