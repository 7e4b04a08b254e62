namespace Weir.Core.Blueprints;

/// <summary>What a module does.</summary>
public enum ModuleType
{
    Ingress,
    Channel,
    Junction,
    Funnel,
    Probe,
    Regulator,
    Assert,
    Egress,

    /// <summary>The user's own class.</summary>
    Component,

    /// <summary>A side effect: a process, a transfer, a mail.</summary>
    Task,

    /// <summary>A reusable sub-Blueprint; exists in Blueprints only, never in a Manifest.</summary>
    Arcade,
}
