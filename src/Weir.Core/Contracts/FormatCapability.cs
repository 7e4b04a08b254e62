using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>A format that an engine reads or writes, with the options it knows.</summary>
/// <param name="Options">The spec of the <c>options</c> mapping: its name is the format's name, its aliases other spellings.</param>
/// <param name="Extensions">File endings that imply the format, with the dot, lower case.</param>
public sealed record FormatCapability(ComponentSpec Options, IReadOnlyList<string> Extensions);
