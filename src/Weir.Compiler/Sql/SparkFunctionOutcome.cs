namespace Weir.Compiler.Sql;

/// <summary>How a function of Spark's is brought to DuckDB.</summary>
public enum SparkFunctionOutcome
{
    /// <summary>DuckDB has the same function under the same name.</summary>
    Same,

    /// <summary>It becomes other SQL that gives the same.</summary>
    Translated,

    /// <summary>It can't be brought over; using it is an error with its place.</summary>
    Refused,
}
