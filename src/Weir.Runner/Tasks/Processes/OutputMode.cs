namespace Weir.Runner.Tasks.Processes;

/// <summary>What becomes of a stream that a program prints to.</summary>
public enum OutputMode
{
    Events,
    Capture,
    File,
    Discard,
}
