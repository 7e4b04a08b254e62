using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Tests.Interop.Support;

namespace Weir.Engines.DuckDb.Tests.Interop;

/// <summary>Whatever the SQL and the data, there is a result or an exception, and the connection works on. A crash would end this very process.</summary>
public sealed class DuckDbRobustnessTests
{
    private static readonly Dictionary<string, string> Locked = new() { ["enable_external_access"] = "false", ["memory_limit"] = "300MB" };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_sql_gives_rows_or_an_exception(int seed)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open(null, Locked);
        using DuckDbConnection connection = database.Connect();
        connection.Execute(RandomSql.Table);
        RandomSql sql = new(seed, Functions(connection));
        int answered = 0;
        int refused = 0;
        for (int i = 0; i < 1500; i++)
        {
            _ = Run(connection, sql.Next()) ? answered++ : refused++;
        }

        answered.ShouldBeGreaterThan(50);
        refused.ShouldBeGreaterThan(50);
        connection.QueryValue("SELECT count(*) FROM t").ShouldBe(3000L);
    }

    [Fact]
    public void Random_text_as_sql_gives_rows_or_an_exception()
    {
        using DuckDbDatabase database = DuckDbDatabase.Open(null, Locked);
        using DuckDbConnection connection = database.Connect();
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            _ = Run(connection, text ?? "");
            _ = Run(connection, "SELECT " + text);
            _ = Run(connection, $"SELECT '{text}");
            connection.QueryValue("SELECT 42").ShouldBe(42);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("(", ")", 100_000)]
    [InlineData("[", "]", 100_000)]
    [InlineData("{'a':", "}", 100_000)]
    [InlineData("NOT ", "", 100_000)]
    [InlineData("abs(", ")", 100_000)]
    [InlineData("(SELECT ", ")", 100_000)]
    [InlineData("CASE WHEN true THEN 1 ELSE ", " END", 100_000)]
    [InlineData("1 + ", "", 100_000)]
    public void Sql_nested_very_deep_is_refused(string open, string close, int levels)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        string sql = "SELECT " + string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));

        Should.Throw<DuckDbException>(() => connection.Execute(sql));
        connection.QueryValue("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public void Bytes_that_are_no_text_never_become_text()
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            connection.QueryValue("SELECT ?", [bytes]).ShouldBe(bytes);
            bool isText = System.Text.Unicode.Utf8.IsValid(bytes);
            try
            {
                connection.QueryValue("SELECT decode(?)", [bytes]).ShouldBe(Encoding.UTF8.GetString(bytes));
                isText.ShouldBeTrue();
            }
            catch (DuckDbException exception)
            {
                isText.ShouldBeFalse(exception.Message);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_on_the_way_in()
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();

        connection.QueryValue("SELECT ?", ["a\uD83Db"]).ShouldBe("a\uFFFDb");
        connection.QueryValue("SELECT 'a\uD83Db'").ShouldBe("a\uFFFDb");
    }

    [Fact]
    public void A_file_that_is_cut_or_damaged_is_an_error_at_any_byte()
    {
        string folder = Directory.CreateTempSubdirectory("weir-damage-").FullName;
        using DuckDbDatabase database = DuckDbDatabase.Open(null, new Dictionary<string, string> { ["memory_limit"] = "300MB" });
        using DuckDbConnection connection = database.Connect();
        string good = Path.Combine(folder, "good.parquet");
        connection.Execute($"COPY (SELECT i, 'text ' || (i % 50) AS s, [i, NULL] AS l, i * 1.5 AS d FROM range(3000) t(i)) TO '{good}' (FORMAT parquet)");
        byte[] bytes = File.ReadAllBytes(good);
        Random random = new(7);
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = i % 3 == 0 ? bytes[..random.Next(bytes.Length)] : (byte[])bytes.Clone();
            for (int k = 0; i % 3 != 0 && k < 3; k++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            string file = Path.Combine(folder, $"damaged{i}.parquet");
            File.WriteAllBytes(file, damaged);
            refused += Run(connection, $"SELECT * FROM read_parquet('{file}')") ? 0 : 1;
        }

        refused.ShouldBeGreaterThan(100);
        connection.QueryValue($"SELECT count(*) FROM read_parquet('{good}')").ShouldBe(3000L);
        Directory.Delete(folder, recursive: true);
    }

    /// <returns>Whether there was an answer; an exception that is not DuckDB's fails the test.</returns>
    private static bool Run(DuckDbConnection connection, string sql)
    {
        try
        {
            using DuckDbResult result = connection.Query(sql);
            for (int chunks = 0; chunks < 3 && result.ReadChunk() is { } chunk; chunks++)
            {
                using (chunk)
                {
                    for (int row = 0; row < chunk.RowCount; row++)
                    {
                        _ = chunk.GetRow(row).Select(value => value?.ToString()).ToArray();
                    }
                }
            }

            return true;
        }
        catch (DuckDbException exception)
        {
            exception.Message.ShouldNotContain("database has been invalidated");
            return false;
        }
    }

    private static string[] Functions(DuckDbConnection connection)
    {
        using DuckDbResult result = connection.Query(
            "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate', 'macro') AND function_name NOT IN ('write_log', 'sleep_ms') ORDER BY ALL");
        return [.. result.ReadRows().Select(row => (string)row[0]!)];
    }
}
