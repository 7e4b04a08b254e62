namespace Weir.Core.Blueprints.Modules;

/// <summary>What a closed gate does.</summary>
public enum RegulatorAction
{
    Skip,
    Abort,
    TriggerAgent,
}
