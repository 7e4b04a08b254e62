namespace Weir.Core.Manifests;

/// <summary>What happens when all attempts failed.</summary>
public enum ExhaustionAction
{
    TriggerAgent,
    Abort,

    /// <summary>What depends on the module is skipped and the run goes on.</summary>
    AlertOnly,
}
