using Weir.Core.Text;

namespace Weir.Formats.Hocon.Includes;

/// <summary>What reading an included file gave: a text, a reason why not, or neither when there is no such file.</summary>
/// <param name="Source">The text, or null.</param>
/// <param name="Identity">What two names of the same file share (the full path); finds cycles.</param>
/// <param name="Problem">Why the file that exists can't be read, as the end of a sentence; or null.</param>
public sealed record IncludeOutcome(SourceText? Source, string Identity, string? Problem = null)
{
    public static IncludeOutcome Missing { get; } = new(null, "");

    public bool IsMissing => Source is null && Problem is null;
}
