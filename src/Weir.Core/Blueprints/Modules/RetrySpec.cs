using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>How often a failed module is tried again: <c>retry_policy</c>, a module's <c>retry</c>, and the older, flat <c>on_failure</c>.</summary>
public static class RetrySpec
{
    public static Field<long> MaxAttempts { get; } = Field.Integer("max_attempts", 1, 1_000).Default(1).Doc("Attempts in all; 1 means no retry.");

    public static Field<BackoffStrategy> Strategy { get; } = Field.Choice("strategy", Strategies).Default(BackoffStrategy.Exponential).Doc("How the delay between attempts grows.");

    public static Field<TimeSpan> Base { get; } = Field.Duration("base_seconds").Default(TimeSpan.FromSeconds(30)).Doc("The first delay.");

    public static Field<TimeSpan> Maximum { get; } = Field.Duration("max_seconds").Default(TimeSpan.FromMinutes(10)).Doc("The longest delay.");

    public static Field<bool> Jitter { get; } = Field.Boolean("jitter").Default(true).Doc("Whether each delay is shortened by a random factor from 0.5 to 1, so that many runs don't retry at one moment.");

    public static Field<double> Multiplier { get; } = Field.Number("multiplier", 1).Default(2).Doc("Strategy exponential: by how much each delay is longer than the one before.");

    public static ComponentSpec BackoffSpec { get; } = new(ComponentKind.Part, "backoff", "The delay between attempts.", [Strategy, Base, Maximum, Multiplier, Jitter]);

    public static Field<Config> Backoff { get; } = Field.Object("backoff", BackoffSpec).Doc("The delay between attempts.");

    public static Field<IReadOnlyList<string>> TransientErrors { get; } = Field.Texts("transient_errors").Default([])
        .Doc("When not empty, only errors whose text holds one of these are tried again.");

    public static Field<IReadOnlyList<string>> NonTransientErrors { get; } = Field.Texts("non_transient_errors").Default([])
        .Doc("Errors whose text holds one of these are never tried again.");

    public static Field<IReadOnlyList<string>> ErrorClasses { get; } = Field.Texts("error_classes").Default([])
        .Doc("When not empty, only failures of one of these classes are tried again: an exception's class or an ancestor's (with a dot, its full name), a finding's id or name, or `environment`, `data`, `limit`.");

    public static Field<ExhaustionAction> OnExhaustion { get; } = Field.Choice(
            "on_exhaustion",
            new Choice<ExhaustionAction>("trigger_agent", ExhaustionAction.TriggerAgent, "the run fails and a repair is asked for"),
            new Choice<ExhaustionAction>("abort", ExhaustionAction.Abort, "the run fails"),
            new Choice<ExhaustionAction>("alert_only", ExhaustionAction.AlertOnly, "what depends on the module is skipped and the run goes on"))
        .Default(ExhaustionAction.TriggerAgent).Doc("What happens when all attempts failed.");

    public static Field<TimeSpan> Deadline { get; } = Field.Duration("deadline_seconds").Doc("No retry starts later than this after the first failure.");

    /// <summary>The flat spellings of <see cref="Strategy"/>, <see cref="Base"/> and <see cref="Maximum"/> under <c>on_failure</c>.</summary>
    public static Field<BackoffStrategy> FlatStrategy { get; } = Field.Choice("backoff_strategy", Strategies).Default(BackoffStrategy.Exponential).Doc("How the delay between attempts grows.");

    public static Field<TimeSpan> FlatBase { get; } = Field.Duration("backoff_base_seconds").Default(TimeSpan.FromSeconds(30)).Doc("The first delay.");

    public static Field<TimeSpan> FlatMaximum { get; } = Field.Duration("backoff_max_seconds").Default(TimeSpan.FromMinutes(10)).Doc("The longest delay.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "retry", "How often and when a failed module is tried again. A module's `retry` takes what it leaves out from the Blueprint's `retry_policy`.",
        [MaxAttempts, Backoff, ErrorClasses, TransientErrors, NonTransientErrors, OnExhaustion, Deadline])
    {
        Example = "retry_policy:\n  max_attempts: 3\n  backoff: { strategy: exponential, base_seconds: 5 }\n",
    };

    public static ComponentSpec OnFailureSpec { get; } = new(
        ComponentKind.Part, "on_failure", "The older, flat form of `retry`; it wins over `retry`.",
        [MaxAttempts, FlatStrategy, FlatBase, FlatMaximum, Jitter, TransientErrors, NonTransientErrors, OnExhaustion, Deadline]);

    private static Choice<BackoffStrategy>[] Strategies =>
    [
        new("fixed", BackoffStrategy.Fixed, "always the first delay"),
        new("linear", BackoffStrategy.Linear, "the first delay, twice it, three times it"),
        new("exponential", BackoffStrategy.Exponential, "doubled each time"),
    ];
}
