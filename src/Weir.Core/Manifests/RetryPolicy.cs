using System.Collections.Immutable;

namespace Weir.Core.Manifests;

/// <summary>How often and when a failed module is tried again.</summary>
/// <remarks>Semantics and defaults are those of Aqueduct's <c>retry_policy</c>: delay before retry n (from 0) is b, b(n+1) or b·mⁿ (m is 2), then capped, then jittered by a factor from 0.5 to 1.</remarks>
public sealed record RetryPolicy
{
    public static RetryPolicy None { get; } = new();

    /// <summary>Attempts in all; 1 means no retry.</summary>
    public int MaxAttempts { get; init; } = 1;

    public BackoffStrategy Strategy { get; init; } = BackoffStrategy.Exponential;

    public TimeSpan Base { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>With <see cref="BackoffStrategy.Exponential"/>: by how much each delay is longer than the one before.</summary>
    public double Multiplier { get; init; } = 2;

    public TimeSpan Maximum { get; init; } = TimeSpan.FromMinutes(10);

    public bool Jitter { get; init; } = true;

    /// <summary>When not empty, only errors whose text holds one of these are tried again.</summary>
    public ImmutableArray<string> TransientErrors { get; init; } = [];

    /// <summary>Errors whose text holds one of these are never tried again.</summary>
    public ImmutableArray<string> NonTransientErrors { get; init; } = [];

    /// <summary>When not empty, only failures of one of these classes are tried again: an exception's class or that of an ancestor (with a dot, its full name), a finding's id or name, or a fault such as <c>environment</c>.</summary>
    public ImmutableArray<string> ErrorClasses { get; init; } = [];

    public ExhaustionAction OnExhaustion { get; init; } = ExhaustionAction.TriggerAgent;

    /// <summary>No retry starts later than this after the first failure; null for no limit.</summary>
    public TimeSpan? Deadline { get; init; }
}
