namespace Weir.Core.Contracts;

/// <summary>A value of a state store as it was read.</summary>
/// <param name="Key">Its name: parts divided by <c>/</c>.</param>
/// <param name="Value">The value, any text.</param>
/// <param name="Version">Changes with every write; no two values of one key ever have the same.</param>
public sealed record StateEntry(string Key, string Value, long Version);
