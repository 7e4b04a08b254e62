namespace Weir.Stores;

/// <summary>What a store holds.</summary>
/// <param name="Backend">What keeps it: <c>sqlite</c>, <c>postgres</c>.</param>
/// <param name="Name">Where, without secrets.</param>
/// <param name="SchemaVersion">The version of its tables.</param>
/// <param name="Bytes">What it takes on the disk.</param>
/// <param name="Rows">Each table with the number of its rows, by name.</param>
public sealed record StoreFigures(string Backend, string Name, long SchemaVersion, long Bytes, IReadOnlyList<KeyValuePair<string, long>> Rows);
