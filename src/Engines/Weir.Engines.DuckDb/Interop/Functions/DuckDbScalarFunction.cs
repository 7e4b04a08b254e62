using System.Collections.Immutable;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>A function of SQL's expressions, written in C#. An exception that it throws becomes the query's error.</summary>
/// <remarks>
/// An aggregate is such a function over the list of a group's values: <c>median_of(list(x ORDER BY y))</c>. DuckDB's C API has aggregate functions of its own,
/// which are not offered: with an ORDER BY in the call, 1.5.5 hands them states that do not exist, and reading those can end the process.
/// </remarks>
public sealed record DuckDbScalarFunction
{
    public required string Name { get; init; }

    /// <summary>The types of the parameters; DuckDB casts arguments to them.</summary>
    public required ImmutableArray<DuckDbType> Parameters { get; init; }

    public required DuckDbType Result { get; init; }

    public required DuckDbScalarBody Body { get; init; }

    /// <summary>The type of any further arguments; null where there may be none.</summary>
    public DuckDbType? FurtherParameters { get; init; }

    /// <summary>
    /// Whether the body gives NULL arguments a meaning. By default the result is NULL where an argument is, whatever the body writes there (it sees an
    /// undefined number or an empty text or list).
    /// </summary>
    public bool TakesNulls { get; init; }

    /// <summary>Whether equal arguments may give other results, as a random number does, so that DuckDB must not compute them once for all rows.</summary>
    public bool IsVolatile { get; init; }

    /// <summary>A body that computes row by row with boxed values; simple, and slower than one over spans.</summary>
    public static DuckDbScalarBody PerRow(Func<object?[], object?> compute) => (input, result) =>
    {
        for (int row = 0; row < input.RowCount; row++)
        {
            result.SetValue(row, compute(input.GetRow(row)));
        }
    };
}
