namespace Weir.Core.Primitives;

/// <summary>Thrown where a process without <see cref="DynamicCode"/> would have to load code. Nothing has happened yet: the same call can be made anew by a process that has it.</summary>
public sealed class DynamicCodeException() : Exception("This needs a Weir that can load code, and this one is a native image.");
