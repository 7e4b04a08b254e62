namespace Weir.Coordination.Schedule;

/// <summary>What happens when the run before is still at work.</summary>
public enum Overlap
{
    Skip,
    Allow,
}
