namespace Weir.Core.Diagnostics;

/// <summary>How much a finding weighs: an error stops, a warning is shown, a note explains.</summary>
public enum Severity
{
    Note,
    Warning,
    Error,
}
