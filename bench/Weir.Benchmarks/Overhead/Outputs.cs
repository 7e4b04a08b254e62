using Weir.Engines.DuckDb.Interop;

namespace Weir.Benchmarks.Overhead;

/// <summary>Whether both sides wrote the same rows. A comparison of unequal work says nothing.</summary>
internal static class Outputs
{
    private static readonly string[] Relations =
    [
        "read_parquet('{0}/delays/**/*.parquet', hive_partitioning = true, hive_types = {{'month': VARCHAR}})",
        "read_csv('{0}/report.csv', header = true)",
        "(SELECT * EXCLUDE (_aq_error_ts) FROM read_csv('{0}/impossible.csv', header = true))",
    ];

    /// <summary>Compares what the flights example writes.</summary>
    /// <exception cref="InvalidOperationException">A row is on one side only.</exception>
    public static void ShouldAgree(string left, string right) => ShouldAgree(left, right, Relations);

    /// <summary>Compares relations; <c>{0}</c> in them is the folder.</summary>
    /// <exception cref="InvalidOperationException">A row is on one side only.</exception>
    public static void ShouldAgree(string left, string right, IEnumerable<string> relations)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        foreach (string relation in relations)
        {
            string a = string.Format(null, relation, left), b = string.Format(null, relation, right);
            long different = (long)connection.QueryValue($"SELECT count(*) FROM ((FROM {a} EXCEPT ALL FROM {b}) UNION ALL (FROM {b} EXCEPT ALL FROM {a}))")!;
            long rows = (long)connection.QueryValue($"SELECT count(*) FROM {a}")!;
            if (different > 0 || rows == 0)
            {
                throw new InvalidOperationException($"{different} of {rows} rows differ: {a}");
            }
        }
    }
}
