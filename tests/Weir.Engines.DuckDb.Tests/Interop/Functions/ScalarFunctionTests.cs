using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;
using Weir.Engines.DuckDb.Tests.Interop.Support;

namespace Weir.Engines.DuckDb.Tests.Interop.Functions;

public sealed class ScalarFunctionTests : DuckDbTest
{
    private static readonly DuckDbScalarFunction Twice = new()
    {
        Name = "twice", Parameters = [DuckDbType.BigInt], Result = DuckDbType.BigInt,
        Body = (input, result) =>
        {
            ReadOnlySpan<long> values = input[0].Values<long>();
            Span<long> doubled = result.Values<long>();
            for (int i = 0; i < values.Length; i++)
            {
                doubled[i] = unchecked(2 * values[i]);
            }
        },
    };

    [Fact]
    public void A_function_over_spans_computes_whole_chunks()
    {
        Connection.Register(Twice);

        Value("SELECT sum(twice(i)) FROM range(100000) r(i)").ShouldBe((Int128)9_999_900_000);
        Value("SELECT twice(21)").ShouldBe(42L);
    }

    [Fact]
    public void Null_arguments_give_null_whatever_the_body_writes()
    {
        Connection.Register(Twice);

        Value("SELECT twice(NULL)").ShouldBeNull();
        Value("SELECT string_agg(coalesce(twice(NULLIF(i % 3, 1))::VARCHAR, '-'), '' ORDER BY i) FROM range(6) r(i)").ShouldBe("0-40-4");
    }

    [Fact]
    public void A_function_that_takes_nulls_gives_them_a_meaning()
    {
        Connection.Register(new DuckDbScalarFunction
        {
            Name = "or_else", Parameters = [DuckDbType.Varchar, DuckDbType.Varchar], Result = DuckDbType.Varchar, TakesNulls = true,
            Body = DuckDbScalarFunction.PerRow(row => row[0] ?? row[1]),
        });

        Value("SELECT or_else(NULL, 'b') || or_else('a', NULL) || coalesce(or_else(NULL, NULL), 'c')").ShouldBe("bac");
    }

    [Fact]
    public void Any_value_of_any_type_goes_through_a_function_unchanged() =>
        Prop.ForAll(DuckDbGenerator.Columns.ToArbitrary(), column =>
        {
            using DuckDbDatabase database = DuckDbDatabase.Open();
            using DuckDbConnection connection = database.Connect();
            connection.Register(new DuckDbScalarFunction
            {
                Name = "same", Parameters = [column.Type], Result = column.Type, TakesNulls = true, Body = DuckDbScalarFunction.PerRow(row => row[0]),
            });
            connection.Execute($"CREATE TABLE t (i INTEGER, v {column.Type})");
            using (DuckDbAppender appender = connection.CreateAppender("t"))
            {
                for (int i = 0; i < column.Values.Length; i++)
                {
                    appender.AppendRow(i, column.Values[i]);
                }

                appender.Close();
            }

            using DuckDbResult result = connection.Query("SELECT same(v) FROM t WHERE i >= 0 ORDER BY i");
            DuckDbRoundTripTests.ShouldEqual(result.ReadRows().Select(row => row[0]).ToArray(), column.Values, column.Type);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(12));

    [Fact]
    public void Lists_and_structs_that_other_expressions_made_are_read_right()
    {
        Connection.Register(new DuckDbScalarFunction
        {
            Name = "display", Parameters = [DuckDbType.List(DuckDbType.BigInt), DuckDbType.Struct(new DuckDbColumn("k", DuckDbType.Varchar))], Result = DuckDbType.Varchar,
            Body = DuckDbScalarFunction.PerRow(row => string.Join(',', (object?[])row[0]!) + row[1]),
        });
        Connection.Execute("CREATE TABLE t AS SELECT i, [i, i + 1, i + 2] AS l, 'key ' || (i % 3) AS k FROM range(9) r(i)");

        Value("SELECT string_agg(display(list_reverse(l), {'k': k}), ';' ORDER BY i) FROM t WHERE i % 4 = 1")
            .ShouldBe("3,2,1{'k': key 1};7,6,5{'k': key 2}");
        Value("SELECT string_agg(display(l[2:], struct_pack(k := 'c')), ';') FROM t WHERE i = 8").ShouldBe("9,10{'k': c}");
    }

    [Fact]
    public void An_aggregate_is_a_function_over_a_list_also_grouped_ordered_and_in_a_window()
    {
        Connection.Register(new DuckDbScalarFunction
        {
            Name = "spread", Parameters = [DuckDbType.List(DuckDbType.BigInt)], Result = DuckDbType.BigInt,
            Body = (input, result) =>
            {
                DuckDbVector lists = input[0];
                for (int row = 0; row < input.RowCount; row++)
                {
                    ReadOnlySpan<long> values = lists.Child().Values<long>()[lists.ItemRange(row)];
                    result.Values<long>()[row] = values.IsEmpty ? -1 : values[^1] - values[0];
                }
            },
        });

        Value("SELECT spread(list(i ORDER BY i DESC)) FROM range(100000) r(i)").ShouldBe(-99_999L);
        Value("SELECT sum(s) FROM (SELECT spread(list(i ORDER BY i)) AS s FROM range(100000) r(i) GROUP BY i % 5000)").ShouldBe((Int128)5000 * 95_000);
        Value("SELECT string_agg(s::VARCHAR, ',') FROM (SELECT spread(list(i) OVER (ORDER BY i ROWS 2 PRECEDING)) AS s FROM range(5) r(i))").ShouldBe("0,1,2,2,2");
        Value("SELECT spread(list(i)) FROM range(10) r(i) WHERE i > 10").ShouldBeNull();
    }

    [Fact]
    public void Further_arguments_are_taken()
    {
        Connection.Register(new DuckDbScalarFunction
        {
            Name = "joined", Parameters = [DuckDbType.Varchar], FurtherParameters = DuckDbType.BigInt, Result = DuckDbType.Varchar,
            Body = DuckDbScalarFunction.PerRow(row => string.Join((string)row[0]!, row.Skip(1))),
        });

        Value("SELECT joined('-', 1, 2, 3) || joined('x')").ShouldBe("1-2-3");
    }

    [Fact]
    public void An_exception_becomes_the_querys_error_and_the_connection_lives_on()
    {
        Connection.Register(new DuckDbScalarFunction
        {
            Name = "picky", Parameters = [DuckDbType.BigInt], Result = DuckDbType.BigInt,
            Body = DuckDbScalarFunction.PerRow(row => (long)row[0]! == 77_777 ? throw new InvalidOperationException("no \0 sevens") : row[0]),
        });

        DuckDbException error = Should.Throw<DuckDbException>(() => Value("SELECT sum(picky(i)) FROM range(100000) r(i)"));

        error.Message.ShouldBe("InvalidOperationException: no \uFFFD sevens");
        error.ErrorType.ShouldBe(DuckDbErrorType.InvalidInput);
        Value("SELECT picky(1)").ShouldBe(1L);
    }

    [Fact]
    public void A_result_of_the_wrong_kind_is_an_error()
    {
        Connection.Register(new DuckDbScalarFunction
        {
            Name = "wrong", Parameters = [], Result = DuckDbType.Integer, Body = DuckDbScalarFunction.PerRow(_ => "text"), IsVolatile = true,
        });

        Should.Throw<DuckDbException>(() => Value("SELECT wrong()")).Message.ShouldContain("A String is no value of a INTEGER: text");
    }

    [Fact]
    public void Writing_beyond_the_rows_or_after_the_call_is_refused()
    {
        DataChunk? kept = null;
        Connection.Register(new DuckDbScalarFunction
        {
            Name = "beyond", Parameters = [DuckDbType.BigInt], Result = DuckDbType.BigInt,
            Body = (input, result) =>
            {
                kept = input;
                result.SetValue(input.RowCount, 1L);
            },
        });

        Should.Throw<DuckDbException>(() => Value("SELECT beyond(1)")).Message.ShouldContain("ArgumentOutOfRangeException");
        Should.Throw<ObjectDisposedException>(() => kept!.GetValue(0, 0));
    }

    [Fact]
    public void A_batch_made_of_the_arguments_outlives_the_call()
    {
        ConcurrentBag<Weir.Core.Data.Columns.ColumnBatch> batches = [];
        Connection.Register(Twice with
        {
            Name = "watched",
            Body = (input, result) =>
            {
                batches.Add(input.ToBatch());
                Twice.Body(input, result);
            },
        });
        Value("SELECT sum(watched(i)) FROM range(10000) r(i)").ShouldBe((Int128)99_990_000);

        batches.Sum(batch => batch[0].Values<long>().ToArray().Sum()).ShouldBe(49_995_000);
        batches.ToList().ForEach(batch => batch.Dispose());
    }

    [Fact]
    public void Calling_back_into_the_same_connection_is_an_error_not_a_deadlock()
    {
        Connection.Register(new DuckDbScalarFunction
        {
            Name = "reenter", Parameters = [], Result = DuckDbType.BigInt, IsVolatile = true, Body = DuckDbScalarFunction.PerRow(_ => Connection.QueryValue("SELECT 1")),
        });

        Should.Throw<DuckDbException>(() => Value("SELECT reenter()")).Message.ShouldContain("one connection per thread");
    }

    [Fact]
    public async Task Several_threads_and_connections_use_one_function()
    {
        Connection.Register(Twice);
        Task<object?>[] runs = [.. Enumerable.Range(0, 8).Select(n => Task.Run(() =>
        {
            using DuckDbConnection connection = Database.Connect();
            return connection.QueryValue($"SELECT sum(twice(i + {n})) FROM range(200000) r(i)");
        }))];

        (await Task.WhenAll(runs)).ShouldBe(Enumerable.Range(0, 8).Select(n => (object?)((Int128)39_999_800_000 + (400_000 * n))));
    }

    [Fact]
    public void The_function_lives_as_long_as_its_database_and_no_longer()
    {
        DuckDbDatabase database = DuckDbDatabase.Open();
        DuckDbConnection connection = database.Connect();
        WeakReference captured = RegisterWithCapture(connection);
        Collect();
        connection.QueryValue("SELECT captured(1)").ShouldBe(7L);
        captured.IsAlive.ShouldBeTrue();
        connection.Dispose();
        database.Dispose();
        Collect();

        captured.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public void Names_and_types_that_cannot_be_are_refused()
    {
        Should.Throw<ArgumentException>(() => Connection.Register(Twice with { Name = "a\0b" }));
        Should.Throw<DuckDbException>(() => Connection.Register(Twice with { Name = "" })).ErrorType.ShouldBe(DuckDbErrorType.Catalog);
        Should.Throw<DuckDbException>(() => Connection.Register(Twice with { Name = "any", Result = DuckDbType.Of(DuckDbTypeId.Any) }))
            .Message.ShouldContain("refuses the function 'any'");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RegisterWithCapture(DuckDbConnection connection)
    {
        object captured = new();
        connection.Register(Twice with
        {
            Name = "captured",
            Body = (_, result) => result.Values<long>().Fill(captured is null ? 0 : 7),
        });
        return new WeakReference(captured);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
