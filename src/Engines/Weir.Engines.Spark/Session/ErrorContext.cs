using Weir.Core.Contracts;
using Weir.Core.Text;

namespace Weir.Engines.Spark.Session;

/// <summary>What was being done when Spark refused.</summary>
/// <param name="ModuleId">The module at work.</param>
/// <param name="Span">Where to point when the error itself has no place.</param>
/// <param name="Inputs">The module's inputs, for names that may have been meant.</param>
/// <param name="Writing">True while a target is written.</param>
internal sealed record ErrorContext(string? ModuleId, SourceSpan Span, IReadOnlyList<ModuleInput> Inputs, bool Writing = false)
{
    internal static ErrorContext None { get; } = new(null, SourceSpan.None, []);
}
