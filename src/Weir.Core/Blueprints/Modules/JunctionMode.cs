namespace Weir.Core.Blueprints.Modules;

/// <summary>How a Junction gives rows to its branches.</summary>
public enum JunctionMode
{
    Conditional,
    Broadcast,
    Partition,
}
