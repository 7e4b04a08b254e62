using System.Text;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Tests.Interop;

public sealed class DuckDbAppenderTests : DuckDbTest
{
    [Fact]
    public void Columns_are_filled_as_spans()
    {
        Connection.Execute("CREATE TABLE t (n BIGINT, s VARCHAR, l INTEGER[])");
        using (DuckDbAppender appender = Connection.CreateAppender("t"))
        {
            for (int i = 0; i < 5000; i++)
            {
                appender.Chunk[0].Values<long>()[appender.Row] = i;
                appender.Chunk[1].SetBytes(appender.Row, Encoding.UTF8.GetBytes($"text {i}"));
                int start = appender.Chunk[2].AppendItems(appender.Row, 2);
                appender.Chunk[2].Child().Values<int>()[start] = i;
                appender.Chunk[2].Child().SetNull(start + 1);
                appender.EndRow();
            }

            appender.Close();
        }

        Value("SELECT count(*) || ' ' || sum(n) || ' ' || sum(l[1]) || ' ' || count(l[2]) || ' ' || max(s) FROM t").ShouldBe("5000 12497500 12497500 0 text 999");
    }

    [Fact]
    public void Rows_not_closed_are_forgotten_and_the_connection_lives_on()
    {
        Connection.Execute("CREATE TABLE t (n INTEGER)");
        using (DuckDbAppender appender = Connection.CreateAppender("t"))
        {
            appender.AppendRow(1);
            appender.Flush();
            appender.AppendRow(2);
        }

        Value("SELECT string_agg(n) FROM t").ShouldBe("1");
    }

    [Fact]
    public void Columns_left_out_take_their_defaults()
    {
        Connection.Execute("CREATE TABLE t (a INTEGER, b INTEGER DEFAULT 7, c VARCHAR)");
        using (DuckDbAppender appender = Connection.CreateAppender("t", columns: ["c", "a"]))
        {
            appender.Types.Select(type => type.ToString()).ShouldBe(["VARCHAR", "INTEGER"]);
            appender.AppendRow("x", 1);
            appender.Close();
        }

        Value("SELECT a || ' ' || b || ' ' || c FROM t").ShouldBe("1 7 x");
    }

    [Fact]
    public void A_table_of_another_schema_and_catalogue_is_found_by_names_as_they_are()
    {
        Connection.Execute("ATTACH ':memory:' AS \"o.ther\"; CREATE SCHEMA \"o.ther\".\"s \"\"q\"; CREATE TABLE \"o.ther\".\"s \"\"q\".\"t t\" (n INTEGER)");
        using (DuckDbAppender appender = Connection.CreateAppender("t t", "s \"q", "o.ther"))
        {
            appender.AppendRow(5);
            appender.Close();
        }

        Value("SELECT n FROM \"o.ther\".\"s \"\"q\".\"t t\"").ShouldBe(5);
    }

    [Fact]
    public void A_missing_table_or_column_is_an_error_of_its_class()
    {
        Connection.Execute("CREATE TABLE t (n INTEGER)");

        Should.Throw<DuckDbException>(() => Connection.CreateAppender("nope")).ErrorType.ShouldBe(DuckDbErrorType.Catalog);
        Should.Throw<DuckDbException>(() => Connection.CreateAppender("t", columns: ["m"])).Message.ShouldContain("m");
        Should.Throw<ArgumentException>(() => Connection.CreateAppender("t\0x"));
        Value("SELECT 42").ShouldBe(42);
    }

    [Fact]
    public void A_broken_constraint_is_an_error_and_writes_nothing()
    {
        Connection.Execute("CREATE TABLE t (n INTEGER PRIMARY KEY)");
        DuckDbAppender appender = Connection.CreateAppender("t");
        appender.AppendRow(1);
        appender.AppendRow(1);

        Should.Throw<DuckDbException>(() => appender.Close()).ErrorType.ShouldBe(DuckDbErrorType.Constraint);
        appender.Dispose();

        Value("SELECT count(*) FROM t").ShouldBe(0L);
    }

    [Fact]
    public void A_row_that_does_not_fit_is_refused_and_can_be_written_again()
    {
        Connection.Execute("CREATE TABLE t (n TINYINT, s VARCHAR, l INTEGER[])");
        using DuckDbAppender appender = Connection.CreateAppender("t");

        Should.Throw<ArgumentException>(() => appender.AppendRow(1)).Message.ShouldContain("1 values");
        Should.Throw<OverflowException>(() => appender.AppendRow(1000, "a", null));
        Should.Throw<InvalidCastException>(() => appender.AppendRow(null, 5, null)).Message.ShouldBe("A Int32 is no value of a VARCHAR: 5");
        Should.Throw<InvalidCastException>(() => appender.AppendRow(null, null, new object?[] { 1, "x" }));
        Should.Throw<DuckDbException>(() => appender.Chunk[1].SetBytes(0, [0xFF, 0xFE])).Message.ShouldBe("The bytes are no UTF-8 text: FFFE");
        appender.AppendRow(5, "five", new object?[] { 5 });
        appender.Close();

        Value("SELECT n || s || l[1] FROM t").ShouldBe("5five5");
    }

    [Fact]
    public void Writing_out_of_place_is_refused()
    {
        Connection.Execute("CREATE TABLE t (n INTEGER, s VARCHAR)");
        using DuckDbAppender appender = Connection.CreateAppender("t");

        Should.Throw<ArgumentOutOfRangeException>(() => appender.Chunk[2].SetNull(0));
        Should.Throw<ArgumentOutOfRangeException>(() => appender.Chunk[0].SetNull(DataChunkWriter.Capacity));
        Should.Throw<ArgumentOutOfRangeException>(() => appender.Chunk[0].SetNull(-1));
        Should.Throw<InvalidOperationException>(() => appender.Chunk[0].Values<long>().Length);
        Should.Throw<InvalidOperationException>(() => appender.Chunk[0].SetBytes(0, []));
        Should.Throw<InvalidOperationException>(() => appender.Chunk[1].Values<Int128>().Length);
        Should.Throw<InvalidOperationException>(() => appender.Chunk[1].AppendItems(0, 1));
    }

    [Fact]
    public void Use_after_dispose_says_so_whatever_was_disposed_first()
    {
        DuckDbDatabase other = DuckDbDatabase.Open();
        DuckDbConnection connection = other.Connect();
        connection.Execute("CREATE TABLE t (n INTEGER)");
        DuckDbAppender appender = connection.CreateAppender("t");
        DuckDbAppender orphan = connection.CreateAppender("t");
        DataChunkWriter chunk = appender.Chunk;
        orphan.AppendRow(1);
        appender.Dispose();
        appender.Dispose();
        connection.Dispose();
        other.Dispose();

        Should.Throw<ObjectDisposedException>(() => appender.AppendRow(1));
        Should.Throw<ObjectDisposedException>(() => appender.Close());
        Should.Throw<ObjectDisposedException>(() => chunk[0].SetNull(0));
        Should.Throw<ObjectDisposedException>(() => orphan.Flush());
        orphan.Dispose();
    }
}
