namespace Weir.Core.Specs;

/// <summary>Settings of an engine to which Spark SQL is translated; an engine whose spec has them gets translated SQL.</summary>
public static class SqlSettings
{
    public static Field<SqlDialect> Dialect { get; } = Field.Choice(
            "sql_dialect",
            new Choice<SqlDialect>("auto", SqlDialect.Auto, "each piece of SQL is Spark's, unless functions or syntax show that it is DuckDB's own; what the two would read differently with nothing to tell which is meant is refused"),
            new Choice<SqlDialect>("spark", SqlDialect.Spark, "all SQL is Spark's; anything else is refused"),
            new Choice<SqlDialect>("duckdb", SqlDialect.DuckDb, "all SQL is DuckDB's; nothing is translated"))
        .Default(SqlDialect.Auto).Doc("In which dialect the Blueprint's SQL is written. Spark's SQL is translated; what can't be is refused with its place.");

    /// <summary>Of an engine that speaks Spark's SQL.</summary>
    public static Field<SqlDialect> SparkDialect { get; } = Field.Choice(
            "sql_dialect",
            new Choice<SqlDialect>("spark", SqlDialect.Spark, "all SQL is Spark's; nothing is translated"),
            new Choice<SqlDialect>("duckdb", SqlDialect.DuckDb, "all SQL is DuckDB's, and is translated to Spark's; what has no counterpart is refused with its place"))
        .Default(SqlDialect.Spark).Doc("In which dialect the Blueprint's SQL is written.");

    public static Field<bool> Ansi { get; } = Field.Boolean("sql_ansi").Default(true)
        .Doc("Whether Spark's ANSI mode is meant, as it is by default since Spark 4: bad casts, overflow and division by zero fail instead of giving NULL.");
}
