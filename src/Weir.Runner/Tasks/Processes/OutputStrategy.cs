namespace Weir.Runner.Tasks.Processes;

/// <summary>How a program's output comes to be whole.</summary>
public enum OutputStrategy
{
    None,
    Marker,
    AtomicFolder,
}
