using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>What guards a run and its modules: time limits, circuit breakers, locks, and what a failure stops.</summary>
public static class GuardSpec
{
    public static Field<TimeSpan> ModuleTimeout { get; } = Field.Duration("timeout").Doc("How long it may be at work, all attempts together.", "10m");

    public static Field<TimeSpan> RunTimeout { get; } = Field.Duration("timeout").Doc("How long the run may take until it publishes.", "2h");

    public static Field<bool> FailFast { get; } = Field.Boolean("fail_fast").Default(true)
        .Doc("Whether a failed module ends the run. Otherwise what does not depend on it is done and published, and the run is `partial`.");

    public static Field<long> Parallelism { get; } = Field.Integer("parallelism", 1, 1_000).Default(1)
        .Doc("How many modules may be at work at once. Modules on one engine session take turns; tasks and components run beside each other.");

    public static Field<string> BreakerName { get; } = Field.Text("name").Doc("Modules whose breakers have one name share it, in whatever Blueprint; the module's own when left out.", "warehouse");

    public static Field<long> FailureThreshold { get; } = Field.Integer("failure_threshold", 1, 1_000_000).Default(5).Doc("Failures in a row that open it; a run of a module with all its retries counts once.");

    public static Field<long> SuccessThreshold { get; } = Field.Integer("success_threshold", 1, 1_000_000).Default(2).Doc("Successes in a row that close it again.");

    public static Field<TimeSpan> OpenFor { get; } = Field.Duration("timeout_seconds").Default(TimeSpan.FromSeconds(60)).Doc("How long it stays open before it lets calls through to see.");

    public static Field<long> HalfOpenCalls { get; } = Field.Integer("half_open_max_calls", 1, 1_000_000).Default(1).Doc("Calls that may be under way at once to see.");

    public static ComponentSpec BreakerSpec { get; } = new(
        ComponentKind.Part, "circuit_breaker", "When a module is not tried for a while because it keeps failing. What it remembers outlives runs and processes.",
        [BreakerName, FailureThreshold, SuccessThreshold, OpenFor, HalfOpenCalls])
    {
        Example = "circuit_breaker: { name: warehouse, failure_threshold: 3, timeout_seconds: 5m }\n",
    };

    public static Field<Config> Breaker { get; } = Field.Object("circuit_breaker", BreakerSpec).Doc("When it is not tried for a while because it keeps failing.");

    public static Field<string> LockName { get; } = Field.Text("name").Required().Doc("The lock's name, shared by all who use it.", "warehouse-load");

    public static Field<TimeSpan> Lease { get; } = Field.Duration("lease").Default(TimeSpan.FromSeconds(60)).Doc("How long a holder that died keeps others out; a living one renews it.");

    public static Field<LockConflict> OnBusy { get; } = Field.Choice(
            "on_busy",
            new Choice<LockConflict>("fail", LockConflict.Fail, "the module, or the run, fails"),
            new Choice<LockConflict>("wait", LockConflict.Wait, "it waits, at most for `wait`"),
            new Choice<LockConflict>("steal", LockConflict.Steal, "it takes the lock; the other's work is stopped"))
        .Default(LockConflict.Fail).Doc("What happens when somebody else holds it.");

    public static Field<TimeSpan> WaitAtMost { get; } = Field.Duration("wait").Doc("With `on_busy: wait`: how long at most.");

    public static ComponentSpec LockSpec { get; } = new(
        ComponentKind.Part, "lock", "A lock that is held during the work, between all processes that share a store.", [LockName, Lease, OnBusy, WaitAtMost])
    {
        Example = "lock: { name: warehouse-load, on_busy: wait, wait: 10m }\n",
    };

    public static Field<Config> Lock { get; } = Field.Object("lock", LockSpec).Doc("A lock that is held during the work.");

    /// <summary>The keys of a module.</summary>
    public static ComponentSpec OfModule { get; } = new(ComponentKind.Part, "module", "What guards a module.", [ModuleTimeout, Breaker, Lock]);

    /// <summary>The keys of a Blueprint.</summary>
    public static ComponentSpec OfBlueprint { get; } = new(ComponentKind.Part, "Blueprint", "What guards a run.", [RunTimeout, FailFast, Parallelism, Lock]);

    /// <summary>The entries of a mapping that are guards; null when there are none.</summary>
    /// <param name="node">A module or a Blueprint as written.</param>
    /// <param name="spec"><see cref="OfModule"/> or <see cref="OfBlueprint"/>.</param>
    public static MappingNode? In(MappingNode node, ComponentSpec spec)
    {
        MappingNode? found = null;
        foreach (MappingEntry entry in node.Entries)
        {
            foreach (Field field in spec.Fields)
            {
                if (field.Name == entry.Name)
                {
                    found = found is null ? node.With([entry]) : node.With(found.Entries.Add(entry));
                }
            }
        }

        return found;
    }

    public static BreakerPolicy ReadBreaker(Config breaker) => new()
    {
        Name = breaker.Get(BreakerName),
        FailureThreshold = (int)breaker.Get(FailureThreshold),
        SuccessThreshold = (int)breaker.Get(SuccessThreshold),
        OpenFor = breaker.Get(OpenFor),
        HalfOpenCalls = (int)breaker.Get(HalfOpenCalls),
    };

    public static LockPolicy ReadLock(Config config) => new()
    {
        Name = config.Get(LockName),
        Lease = config.Get(Lease),
        OnBusy = config.Get(OnBusy),
        WaitAtMost = config.Has(WaitAtMost) ? config.Get(WaitAtMost) : null,
    };
}
