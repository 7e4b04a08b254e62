namespace Weir.Core.Specs;

/// <summary>What kind of SQL a field holds.</summary>
public enum SqlRole
{
    /// <summary>A whole query.</summary>
    Query,

    /// <summary>A condition on a row.</summary>
    Predicate,

    /// <summary>An aggregate over a relation, one value.</summary>
    Aggregate,

    /// <summary>A list of sort keys.</summary>
    Ordering,
}
