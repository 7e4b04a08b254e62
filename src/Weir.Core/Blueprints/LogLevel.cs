namespace Weir.Core.Blueprints;

/// <summary>How much a line of a log matters, rising.</summary>
public enum LogLevel
{
    Debug,
    Info,
    Warning,
    Error,
}
