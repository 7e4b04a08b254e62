namespace Weir.Core.Diagnostics;

/// <summary>Stops work with a finding: whoever catches it has a code, a place where there is one, and a sentence for the user.</summary>
public sealed class WeirException : Exception
{
    public WeirException(Diagnostic diagnostic, Exception? inner = null)
        : base(diagnostic.Message, inner) => Diagnostic = diagnostic;

    public Diagnostic Diagnostic { get; }
}
