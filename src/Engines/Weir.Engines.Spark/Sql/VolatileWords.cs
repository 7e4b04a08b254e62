namespace Weir.Engines.Spark.Sql;

/// <summary>Words of SQL whose value is another one each time they are evaluated, so that two reads of one view would disagree.</summary>
/// <remarks>Functions that Spark calls nondeterministic, those that ask for the time (a later action asks again), and samples. A column of such a name is taken for one of them too; that costs a copy, not a wrong answer.</remarks>
internal static class VolatileWords
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "random", "rand", "randn", "randstr", "uniform", "uuid", "shuffle", "monotonically_increasing_id", "spark_partition_id", "input_file_name",
        "now", "curdate", "current_date", "current_time", "current_timestamp", "localtimestamp", "unix_timestamp", "first", "last", "any_value", "first_value",
        "last_value", "collect_list", "collect_set", "array_agg", "listagg", "string_agg", "limit", "tablesample",
    };

    internal static bool AnyOf(IReadOnlySet<string> words) => words.Overlaps(Names);
}
