using System.Collections.Immutable;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>A function that stands in a FROM clause, written in C#. An exception that it throws becomes the query's error.</summary>
public sealed record DuckDbTableFunction
{
    public required string Name { get; init; }

    /// <summary>The types of the parameters by position; DuckDB casts arguments to them.</summary>
    public ImmutableArray<DuckDbType> Parameters { get; init; } = [];

    /// <summary>The parameters by name, as <c>f(name := value)</c>, which may be left out.</summary>
    public ImmutableArray<DuckDbColumn> NamedParameters { get; init; } = [];

    /// <summary>Whether its tables read only the columns that a query needs, by <see cref="DuckDbTable.OpenColumns"/>.</summary>
    public bool SelectsColumns { get; init; }

    /// <summary>Says what a call will give; called while a query is planned.</summary>
    public required Func<DuckDbTableArguments, DuckDbTable> Bind { get; init; }
}
