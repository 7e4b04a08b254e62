namespace Weir.Coordination.Schedule;

/// <summary>Which times that were missed are run.</summary>
public enum CatchUp
{
    Latest,
    All,
    None,
}
