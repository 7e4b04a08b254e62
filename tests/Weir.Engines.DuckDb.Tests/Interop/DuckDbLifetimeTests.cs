using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Tests.Interop;

/// <summary>Objects may be disposed in any order and from any thread; use afterwards says so.</summary>
public sealed class DuckDbLifetimeTests
{
    [Fact]
    public void Closing_in_any_order_never_crashes_and_use_after_dispose_says_so() =>
        Prop.ForAll(Gen.Choose(0, 13).ArrayOf(24).ToArbitrary(), steps =>
        {
            using Objects objects = new();
            bool[] disposed = new bool[7];
            foreach (int step in steps)
            {
                if (step < 7)
                {
                    objects.All[step].Dispose();
                    disposed[step] = true;
                    continue;
                }

                Exception? exception = Try(objects.Uses[step - 7]);
                if (disposed[step - 7])
                {
                    exception.ShouldBeOfType<ObjectDisposedException>();
                }
                else
                {
                    // What it stands on may be gone or busy, but nothing worse.
                    (exception is null or ObjectDisposedException or InvalidOperationException).ShouldBeTrue(exception?.ToString());
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Threads_that_use_and_dispose_at_once_get_answers_or_exceptions()
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        for (int round = 0; round < 60; round++)
        {
            DuckDbConnection connection = database.Connect();
            DuckDbStatement statement = connection.Prepare("SELECT i, 'text ' || i FROM range(20000) t(i)");
            Task[] tasks =
            [
                Task.Run(() => Try(() => Drain(statement.Query()))),
                Task.Run(() => Try(() => connection.Execute("SELECT sum(hash(i)) FROM range(3000000) t(i)"))),
                Task.Run(() => Try(statement.Dispose)),
                Task.Run(() => Try(connection.Interrupt)),
                Task.Run(() => Try(() => _ = connection.Progress)),
                Task.Run(() => Try(connection.Dispose)),
            ];
            await Task.WhenAll(tasks);
            Should.Throw<ObjectDisposedException>(() => connection.Execute("SELECT 1"));
        }

        using DuckDbConnection last = database.Connect();
        last.QueryValue("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public void Objects_that_are_never_disposed_are_released_with_the_garbage()
    {
        for (int i = 0; i < 200; i++)
        {
            Abandon();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        connection.QueryValue("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public void Dropping_a_result_on_the_way_ends_its_query()
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        bool ended = false;
        IEnumerator<ColumnBatch> Endless()
        {
            using DuckDbConnection other = database.Connect();
            try
            {
                while (true)
                {
                    using DuckDbResult result = other.Query("SELECT 1::BIGINT AS n FROM range(2048)");
                    yield return result.ReadBatch()!;
                }
            }
            finally
            {
                ended = true;
            }
        }

        connection.Register(new DuckDbTableFunction
        {
            Name = "endless", Bind = _ => DuckDbTable.OfBatches([new DuckDbColumn("n", DuckDbType.BigInt)], Endless),
        });
        using (DuckDbResult result = connection.Query("SELECT n FROM endless()"))
        {
            result.ReadChunk()!.Dispose();
        }

        ended.ShouldBeTrue();
    }

    private static void Abandon()
    {
        DuckDbDatabase database = DuckDbDatabase.Open(null, new Dictionary<string, string> { ["threads"] = "1" });
        DuckDbConnection connection = database.Connect();
        connection.Execute("CREATE TABLE t (i BIGINT)");
        _ = connection.CreateAppender("t");
        _ = connection.Prepare("SELECT 1");
        _ = connection.Query("SELECT i FROM range(5000) t(i)").ReadBatch();
    }

    private static Exception? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
#pragma warning disable CA1031 // The exception is what is looked at.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private static void Drain(DuckDbResult result)
    {
        using (result)
        {
            while (result.ReadChunk() is { } chunk)
            {
                using (chunk)
                {
                    _ = chunk.GetRow(chunk.RowCount - 1);
                }
            }
        }
    }

    /// <summary>One object of each kind, each standing on those before.</summary>
    private sealed class Objects : IDisposable
    {
        internal Objects()
        {
            DuckDbDatabase database = DuckDbDatabase.Open(null, new Dictionary<string, string> { ["threads"] = "1" });
            DuckDbConnection connection = database.Connect();
            connection.Execute("CREATE TABLE t (i BIGINT)");
            DuckDbStatement statement = connection.Prepare("SELECT $1::BIGINT");
            statement.Bind(1, 1L);
            DuckDbAppender appender = connection.CreateAppender("t");
            DuckDbResult result = connection.Query("SELECT i, [i] FROM range(500000) t(i)");
            DataChunk chunk = result.ReadChunk()!;
            ColumnBatch batch = chunk.ToBatch();
            All = [database, connection, statement, appender, result, chunk, batch];
            Uses =
            [
                () => database.Connect().Dispose(),
                () => connection.QueryValue("SELECT 1"),
                () => statement.Query().Dispose(),
                () =>
                {
                    appender.AppendRow(1L);
                    appender.Flush();
                },
                () => result.ReadChunk()?.Dispose(),
                () => chunk.GetRow(5),
                () => _ = batch[0].Values<long>()[5],
            ];
        }

        internal IDisposable[] All { get; }

        internal Action[] Uses { get; }

        public void Dispose() => Array.ForEach(All, item => item.Dispose());
    }
}
