using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;
using Weir.Engines.DuckDb.Interop.Values;
using Weir.Engines.DuckDb.Tests.Interop.Support;

namespace Weir.Engines.DuckDb.Tests.Interop.Functions;

public sealed class TableFunctionTests : DuckDbTest
{
    /// <summary>count_up(n, step := 1) gives n numbers and their texts.</summary>
    private static readonly DuckDbTableFunction CountUp = new()
    {
        Name = "count_up", Parameters = [DuckDbType.BigInt], NamedParameters = [new DuckDbColumn("step", DuckDbType.BigInt)],
        Bind = arguments => new DuckDbTable
        {
            Columns = [new DuckDbColumn("n", DuckDbType.BigInt), new DuckDbColumn("text", DuckDbType.Varchar)],
            EstimatedRows = (long?)arguments.Values[0],
            Open = () =>
            {
                long count = (long?)arguments.Values[0] ?? throw new ArgumentException("count_up takes a number, not NULL.");
                long step = (long?)arguments.Named.GetValueOrDefault("step", 1L) ?? 1;
                long next = 0;
                return chunk =>
                {
                    int rows = (int)Math.Min(DataChunkWriter.Capacity, count - next);
                    for (int row = 0; row < rows; row++, next++)
                    {
                        chunk[0].Values<long>()[row] = next * step;
                        chunk[1].SetValue(row, next % 5 == 0 ? null : $"number {next}");
                    }

                    return rows;
                };
            },
        },
    };

    [Fact]
    public void Rows_of_many_chunks_stream_into_a_query()
    {
        Connection.Register(CountUp);

        Value("SELECT count(*) || ' ' || sum(n) || ' ' || count(text) || ' ' || max(text) FROM count_up(10000, step := 2)").ShouldBe("10000 99990000 8000 number 9999");
        Value("SELECT n FROM count_up(10000) WHERE text = 'number 4001'").ShouldBe(4001L);
        Value("SELECT count(*) FROM count_up(3) a JOIN count_up(3) b USING (n)").ShouldBe(3L);
        Value("SELECT count(*) FROM count_up(0)").ShouldBe(0L);
    }

    [Fact]
    public void A_prepared_query_scans_anew_each_time()
    {
        Connection.Register(CountUp);
        using DuckDbStatement statement = Connection.Prepare("SELECT count(*) FROM count_up(5000)");

        for (int i = 0; i < 3; i++)
        {
            using DuckDbResult result = statement.Query();
            result.ReadRows().ShouldHaveSingleItem().ShouldBe([5000L]);
        }
    }

    [Fact]
    public void Any_argument_of_any_type_is_read()
    {
        Prop.ForAll(DuckDbGenerator.Columns.ToArbitrary(), column =>
        {
            using DuckDbDatabase database = DuckDbDatabase.Open();
            using DuckDbConnection connection = database.Connect();
            List<object?> seen = [];
            connection.Register(new DuckDbTableFunction
            {
                Name = "look", Parameters = [column.Type],
                Bind = arguments =>
                {
                    seen.Add(arguments.Values[0]);
                    return new DuckDbTable { Columns = [new DuckDbColumn("x", DuckDbType.Integer)], Open = () => _ => 0 };
                },
            });
            foreach (object? value in column.Values)
            {
                connection.Execute($"SELECT * FROM look({SqlLiteral.Of(value, column.Type)})");
            }

            DuckDbRoundTripTests.ShouldEqual(seen.ToArray(), column.Values, column.Type);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(8));
    }

    [Fact]
    public void Batches_stream_into_a_query_and_are_disposed()
    {
        Connection.Execute("CREATE TABLE source AS SELECT i, [i, i + 1] AS l, 'text ' || i AS s FROM range(10000) r(i)");
        using DuckDbResult result = Connection.Query("SELECT * FROM source");
        List<ColumnBatch> batches = [];
        while (result.ReadBatch() is { } batch)
        {
            batches.Add(batch);
        }

        Connection.Register(OfBatches("given", result.Columns, () => batches.GetEnumerator()));

        Value("SELECT count(*) FROM (FROM given() EXCEPT FROM source)").ShouldBe(0L);
        batches.ShouldAllBe(batch => IsDisposed(batch));
    }

    [Fact]
    public void The_source_of_batches_is_disposed_when_a_query_ends_early()
    {
        bool ended = false;
        IEnumerator<ColumnBatch> Endless()
        {
            try
            {
                while (true)
                {
                    using DuckDbConnection other = Database.Connect();
                    using DuckDbResult result = other.Query("SELECT 1::BIGINT AS n FROM range(5000)");
                    yield return result.ReadBatch()!;
                }
            }
            finally
            {
                ended = true;
            }
        }

        Connection.Register(OfBatches("endless", [new DuckDbColumn("n", DuckDbType.BigInt)], Endless));

        Value("SELECT sum(n) FROM (SELECT n FROM endless() LIMIT 100000)").ShouldBe((Int128)100_000);
        ended.ShouldBeTrue();
    }

    [Fact]
    public void Exceptions_become_errors_wherever_they_are_thrown()
    {
        Connection.Register(CountUp);
        Connection.Register(new DuckDbTableFunction { Name = "no_bind", Bind = _ => throw new InvalidOperationException("not bound") });
        Connection.Register(new DuckDbTableFunction { Name = "no_open", Bind = _ => Table(() => throw new InvalidOperationException("not opened")) });
        Connection.Register(new DuckDbTableFunction { Name = "no_read", Bind = _ => Table(() => _ => throw new InvalidOperationException("not read")) });
        Connection.Register(new DuckDbTableFunction { Name = "too_many", Bind = _ => Table(() => _ => 5000) });
        Connection.Register(new DuckDbTableFunction { Name = "no_columns", Bind = _ => Table(() => _ => 0) with { Columns = [] } });

        Error("no_bind()").ShouldBe("InvalidOperationException: not bound");
        Error("no_open()").ShouldBe("InvalidOperationException: not opened");
        Error("no_read()").ShouldBe("InvalidOperationException: not read");
        Error("too_many()").ShouldContain("wrote 5000 rows into a chunk of 2048");
        Error("no_columns()").ShouldContain("column");
        Error("count_up(NULL)").ShouldContain("not NULL");
        Value("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public void A_batch_that_does_not_fit_is_an_error()
    {
        IEnumerator<ColumnBatch> Wrong()
        {
            using DuckDbConnection other = Database.Connect();
            using DuckDbResult result = other.Query("SELECT 'x' AS n");
            yield return result.ReadBatch()!;
        }

        Connection.Register(OfBatches("misfit", [new DuckDbColumn("n", DuckDbType.BigInt)], Wrong));

        Error("misfit()").ShouldBe("InvalidCastException: A column of string cannot be written to one of BIGINT; cast it in SQL.");
    }

    [Fact]
    public void A_cancelled_scan_ends()
    {
        using CancellationTokenSource source = new();
        Connection.Register(new DuckDbTableFunction
        {
            Name = "forever",
            Bind = _ => Table(() => chunk =>
            {
                source.Cancel();
                chunk[0].Values<long>().Clear();
                return DataChunkWriter.Capacity;
            }),
        });

        Should.Throw<OperationCanceledException>(() => Connection.Execute("SELECT sum(n) FROM forever()", source.Token));
        Value("SELECT 42").ShouldBe(42);
    }

    private static DuckDbTable Table(Func<DuckDbTableRead> open) => new() { Columns = [new DuckDbColumn("n", DuckDbType.BigInt)], Open = open };

    private static DuckDbTableFunction OfBatches(string name, ImmutableArray<DuckDbColumn> columns, Func<IEnumerator<ColumnBatch>> open) =>
        new() { Name = name, Bind = _ => DuckDbTable.OfBatches(columns, open) };

    private static bool IsDisposed(ColumnBatch batch)
    {
        try
        {
            return batch[0].Data.Length < 0;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private string Error(string call) => Should.Throw<DuckDbException>(() => Value($"SELECT * FROM {call}")).Message;
}
