namespace Weir.Core.Events;

/// <summary>How a module ended.</summary>
public enum ModuleStatus
{
    Success,
    Error,
    Skipped,
}
