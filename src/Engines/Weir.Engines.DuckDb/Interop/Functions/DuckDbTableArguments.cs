using System.Collections.Immutable;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>The arguments of a call of a table function; objects as in <see cref="DuckDbValues"/>.</summary>
/// <param name="Values">Those by position.</param>
/// <param name="Named">Those by name; one that is left out is not there.</param>
public sealed record DuckDbTableArguments(ImmutableArray<object?> Values, ImmutableDictionary<string, object?> Named);
