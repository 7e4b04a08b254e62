namespace Weir.Engines.DuckDb.Sql;

/// <summary>Words of SQL whose value is another one each time they are evaluated, so that two reads of one view would disagree.</summary>
/// <remarks>DuckDB's functions of stability VOLATILE and CONSISTENT_WITHIN_QUERY, and samples. A column of such a name is taken for one of them too; that costs a copy, not a wrong answer.</remarks>
internal static class VolatileWords
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "random", "rand", "uuid", "uuidv4", "uuidv7", "gen_random_uuid", "setseed", "nextval", "currval", "txid_current",
        "now", "today", "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "get_current_time",
        "get_current_timestamp", "current_localtime", "current_localtimestamp", "transaction_timestamp", "current_setting",
        "tablesample", "sample",
    };

    internal static bool AnyOf(IReadOnlySet<string> words) => words.Overlaps(Names);
}
