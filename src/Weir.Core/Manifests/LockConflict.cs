namespace Weir.Core.Manifests;

/// <summary>What happens when somebody else holds a lock.</summary>
public enum LockConflict
{
    Fail,
    Wait,

    /// <summary>It is taken from its holder, whose work is stopped at its next renewal.</summary>
    Steal,
}
