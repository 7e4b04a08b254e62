using Weir.Core.Data;

namespace Weir.Core.Contracts;

/// <summary>A table that an engine knows by name and computes lazily.</summary>
/// <param name="Name">The engine's name for it, unique in its session.</param>
/// <param name="Schema">Its columns.</param>
public sealed record Relation(string Name, Schema Schema);
