namespace Weir.Core.Manifests;

/// <summary>A lock that is held while a module, or the run, is at work.</summary>
public sealed record LockPolicy
{
    /// <summary>The lock's name, shared by all who use it.</summary>
    public required string Name { get; init; }

    /// <summary>How long a holder that died keeps others out; a living one renews it in time.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    public LockConflict OnBusy { get; init; } = LockConflict.Fail;

    /// <summary>With <see cref="LockConflict.Wait"/>: how long at most; null for no limit.</summary>
    public TimeSpan? WaitAtMost { get; init; }
}
