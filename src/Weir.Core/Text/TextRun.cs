namespace Weir.Core.Text;

/// <summary>One run of a <see cref="TextMap"/>.</summary>
/// <param name="ResultStart">Where the run begins in the resolved text.</param>
/// <param name="SourceStart">Where it came from in the source.</param>
/// <param name="Verbatim">True when the characters were copied one to one; false for a substituted value, which points at its token.</param>
public readonly record struct TextRun(int ResultStart, int SourceStart, bool Verbatim);
