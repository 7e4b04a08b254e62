namespace Weir.Core.Specs;

/// <summary>In which dialect an author writes SQL.</summary>
public enum SqlDialect
{
    /// <summary>Spark's, unless a piece of SQL shows that it is DuckDB's own.</summary>
    Auto,

    /// <summary>Spark's.</summary>
    Spark,

    /// <summary>DuckDB's: nothing is translated.</summary>
    DuckDb,
}
