using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Tests.Interop;

public sealed class DuckDbConnectionTests : DuckDbTest
{
    private const string Endless = "SELECT count(*) FROM range(1_000_000_000_000) a(i), range(1000) b(j) WHERE hash(i * j) % 7 = 3";

    [Fact]
    public void Library_is_the_pinned_version() => DuckDbDatabase.LibraryVersion.ShouldBe("v1.5.5");

    [Fact]
    public void Execute_counts_the_rows_of_its_last_statement()
    {
        Connection.Execute("CREATE TABLE t AS SELECT i FROM range(5000) r(i)").ShouldBe(5000);
        Connection.Execute("INSERT INTO t VALUES (1), (2); DELETE FROM t WHERE i >= 4000").ShouldBe(1000);
        Connection.Execute("UPDATE t SET i = -1 WHERE i < 10").ShouldBe(12);
        Connection.Execute("SELECT * FROM t").ShouldBe(0);
        Connection.Execute("DROP TABLE t").ShouldBe(0);
    }

    [Fact]
    public void Execute_counts_copied_rows()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".parquet");
        try
        {
            Connection.Execute($"COPY (SELECT * FROM range(12345)) TO '{file}' (FORMAT parquet)").ShouldBe(12345);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Query_streams_every_row_in_order()
    {
        using DuckDbResult result = Connection.Query("SELECT i FROM range(1000000) r(i)");
        long expected = 0;
        while (result.ReadChunk() is { } chunk)
        {
            using (chunk)
            {
                foreach (long value in chunk[0].Values<long>())
                {
                    value.ShouldBe(expected++);
                }
            }
        }

        expected.ShouldBe(1_000_000);
        result.ReadChunk().ShouldBeNull();
    }

    [Fact]
    public void Columns_have_names_and_types()
    {
        using DuckDbResult result = Connection.Query("SELECT 1 AS \"a b\", [{'x': 1.5, 'y': ['q']}] AS nested, '{}'::JSON AS j, MAP {'k': 1::UTINYINT} AS m");

        result.Columns.Select(column => column.Name).ShouldBe(["a b", "nested", "j", "m"]);
        result.Columns.Select(column => column.Type.ToString()).ShouldBe(
            ["INTEGER", "STRUCT(\"x\" DECIMAL(2,1), \"y\" VARCHAR[])[]", "JSON", "MAP(VARCHAR, UTINYINT)"]);
    }

    [Fact]
    public void Parameters_bind_by_position_and_by_name()
    {
        Value("SELECT ? || $2", "a", "b").ShouldBe("ab");
        using DuckDbStatement statement = Connection.Prepare("SELECT $left - $right");
        statement.Bind("right", 2);
        statement.Bind("left", 44);
        using DuckDbResult result = statement.Query();
        result.ReadRows().ShouldHaveSingleItem().ShouldBe([42]);
    }

    [Fact]
    public void Missing_and_unknown_parameters_are_errors()
    {
        Should.Throw<DuckDbException>(() => Value("SELECT ?::INT + ?::INT", 1)).Message.ShouldContain("Values were not provided");
        Should.Throw<DuckDbException>(() => Value("SELECT ?", 1, 2));
        using DuckDbStatement statement = Connection.Prepare("SELECT $a");
        Should.Throw<DuckDbException>(() => statement.Bind("b", 1)).Message.ShouldBe("The statement has no parameter $b.");
    }

    [Fact]
    public void Prepared_statement_runs_again_with_other_values()
    {
        Connection.Execute("CREATE TABLE t (i INT)");
        using DuckDbStatement statement = Connection.Prepare("INSERT INTO t VALUES ($1)");
        for (int i = 0; i < 10; i++)
        {
            statement.Bind(1, i);
            statement.Execute().ShouldBe(1);
        }

        Value("SELECT sum(i)::INT FROM t").ShouldBe(45);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1)]
    public void Cancelled_query_stops_at_once_and_the_connection_lives_on(int afterMilliseconds)
    {
        using CancellationTokenSource source = new(afterMilliseconds);

        Should.Throw<OperationCanceledException>(() => Connection.Execute(Endless, source.Token));

        Value("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public void Cancelled_token_starts_nothing()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => Connection.Execute("CREATE TABLE t (i INT)", source.Token));

        Value("SELECT count(*) FROM duckdb_tables()").ShouldBe(0L);
    }

    [Fact]
    public void Cancelled_streaming_stops()
    {
        using CancellationTokenSource source = new();
        using DuckDbResult result = Connection.Query("SELECT i FROM range(10000000000) r(i)", source.Token);
        result.ReadChunk(source.Token)!.Dispose();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => result.ReadChunk(source.Token));
    }

    [Fact]
    public async Task Interrupt_fails_the_running_statement()
    {
        Task<DuckDbException> run = Task.Run(() => Should.Throw<DuckDbException>(() => Connection.Execute(Endless)));
        while (!run.IsCompleted)
        {
            Connection.Interrupt();
            await Task.Yield();
        }

        (await run).ErrorType.ShouldBe(DuckDbErrorType.Interrupt);
        Value("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public async Task Progress_of_a_running_statement_tells_rows_and_percentage()
    {
        Connection.Execute("CREATE TABLE t AS SELECT i FROM range(3_000_000) r(i)");
        using CancellationTokenSource source = new();
        Task run = Task.Run(() => Should.Throw<OperationCanceledException>(() => Connection.Execute(
            "SELECT count(*) FROM t WHERE sha256(repeat(i::VARCHAR, 300)) LIKE 'ff%'", source.Token)));
        DuckDbProgress progress;
        do
        {
            progress = Connection.Progress;
            await Task.Yield();
        }
        while (progress.TotalRows == 0 && !run.IsCompleted);
        await source.CancelAsync();
        await run;

        progress.TotalRows.ShouldBeGreaterThan(0UL);
        progress.RowsProcessed.ShouldBeLessThanOrEqualTo(progress.TotalRows);
        progress.Percentage.ShouldBeInRange(0, 100);
    }

    [Fact]
    public void Progress_is_unknown_while_nothing_runs() => Connection.Progress.Percentage.ShouldBe(-1);

    [Fact]
    public void Open_result_keeps_other_statements_off_until_it_is_done()
    {
        DuckDbResult result = Connection.Query("SELECT i FROM range(100000) r(i)");

        Should.Throw<InvalidOperationException>(() => Connection.Execute("SELECT 1")).Message.ShouldContain("still streams");
        result.Dispose();

        Value("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public async Task Second_thread_on_one_connection_is_refused()
    {
        using CancellationTokenSource source = new();
        Task run = Task.Run(() => Should.Throw<OperationCanceledException>(() => Connection.Execute(Endless, source.Token)));
        while (!Connection.Gate.IsHeld)
        {
            await Task.Yield();
        }

        Should.Throw<InvalidOperationException>(() => Connection.Execute("SELECT 1")).Message.ShouldContain("one connection per thread");
        await source.CancelAsync();
        await run;
    }

    [Fact]
    public void Everything_says_so_when_it_is_used_after_dispose()
    {
        DuckDbDatabase other = DuckDbDatabase.Open();
        DuckDbConnection connection = other.Connect();
        DuckDbStatement statement = connection.Prepare("SELECT 1");
        DuckDbResult result = connection.Query("SELECT i FROM range(10000) r(i)");
        DataChunk chunk = result.ReadChunk()!;
        other.Dispose();
        connection.Dispose();

        chunk[0].Values<long>().Length.ShouldBe(2048);
        chunk.Dispose();
        Should.Throw<ObjectDisposedException>(() => chunk.GetValue(0, 0));
        Should.Throw<ObjectDisposedException>(() => result.ReadChunk());
        Should.Throw<ObjectDisposedException>(() => statement.Query());
        Should.Throw<ObjectDisposedException>(() => statement.Bind(1, 1));
        Should.Throw<ObjectDisposedException>(() => connection.Execute("SELECT 1"));
        Should.Throw<ObjectDisposedException>(() => connection.Progress);
        Should.Throw<ObjectDisposedException>(connection.Interrupt);
        Should.Throw<ObjectDisposedException>(() => other.Connect());
    }

    [Fact]
    public async Task Dispose_while_another_thread_reads_ends_its_statement()
    {
        using DuckDbConnection other = Database.Connect();
        Task<Exception> run = Task.Run(() => Should.Throw<Exception>(() => other.Execute(Endless)));
        while (other.Gate.Running is null)
        {
            await Task.Yield();
        }

        other.Dispose();

        (await run).ShouldBeOfType<DuckDbException>().ErrorType.ShouldBe(DuckDbErrorType.Interrupt);
    }

    [Fact]
    public void Settings_apply_and_unknown_ones_are_refused()
    {
        using DuckDbDatabase other = DuckDbDatabase.Open(null, new Dictionary<string, string> { ["threads"] = "1" });
        using DuckDbConnection connection = other.Connect();
        connection.QueryValue("SELECT current_setting('threads')").ShouldBe(1L);

        Should.Throw<DuckDbException>(() => DuckDbDatabase.Open(null, new Dictionary<string, string> { ["threds"] = "1" }).Dispose())
            .Message.ShouldContain("threds");
    }

    [Fact]
    public void File_that_is_no_database_is_refused()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, new string('x', 10_000));
        try
        {
            Should.Throw<DuckDbException>(() => DuckDbDatabase.Open(file)).ErrorType.ShouldBe(DuckDbErrorType.IO);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Wrong_span_type_is_refused()
    {
        using DuckDbResult result = Connection.Query("SELECT 1::INT");
        using DataChunk chunk = result.ReadChunk()!;

        Should.Throw<InvalidOperationException>(() => chunk[0].Values<long>().Length).Message.ShouldBe("A INTEGER takes 4 bytes a value; Int64 takes 8.");
        Should.Throw<InvalidOperationException>(() => chunk[0].Bytes(0).Length);
        Should.Throw<ArgumentOutOfRangeException>(() => chunk[0].IsNull(1));
    }

    [Fact]
    public void Pivot_which_DuckDb_runs_as_several_statements_works()
    {
        Connection.Execute("CREATE TABLE t AS SELECT * FROM (VALUES ('a', 1), ('b', 2)) v(k, n)");
        using DuckDbResult result = Connection.Query("PIVOT t ON k USING sum(n)");

        result.ReadRows().ShouldHaveSingleItem().ShouldBe([(Int128)1, (Int128)2]);
    }
}
