namespace Weir.Compiler.Sql;

/// <summary>How much of what a real Spark answered is recorded, and compared with DuckDB's answers by the tests.</summary>
public static class SparkCorpus
{
    /// <summary>Single expressions.</summary>
    public const int Expressions = 1843;

    /// <summary>Whole queries.</summary>
    public const int Queries = 1169;

    /// <summary>Pieces of DuckDB's SQL whose translations Spark answered as DuckDB answers them.</summary>
    public const int FromDuckDb = 362;

    /// <summary>Of the answers, those that are errors.</summary>
    public const int Errors = 177;
}
