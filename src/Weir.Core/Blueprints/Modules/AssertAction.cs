namespace Weir.Core.Blueprints.Modules;

/// <summary>What a broken rule does.</summary>
public enum AssertAction
{
    Abort,
    Warn,
    Webhook,
    Quarantine,
    TriggerAgent,
}
