namespace Weir.Stores.Depots;

/// <summary>A value of a depot.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">The value, any text.</param>
/// <param name="UpdatedAt">When it was put there.</param>
public sealed record DepotEntry(string Key, string Value, DateTimeOffset UpdatedAt);
