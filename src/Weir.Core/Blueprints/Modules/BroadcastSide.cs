namespace Weir.Core.Blueprints.Modules;

/// <summary>The side of a join that is small enough to send to every worker.</summary>
public enum BroadcastSide
{
    None,
    Left,
    Right,
}
