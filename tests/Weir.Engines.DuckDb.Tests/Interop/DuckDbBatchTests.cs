using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;
using Weir.Engines.DuckDb.Tests.Interop.Support;

namespace Weir.Engines.DuckDb.Tests.Interop;

/// <summary>From DuckDB's chunks to column batches and back.</summary>
public sealed class DuckDbBatchTests : DuckDbTest
{
    [Fact]
    public void Any_rows_made_a_batch_and_appended_again_are_equal() =>
        Prop.ForAll(DuckDbGenerator.Columns.ToArbitrary(), Gen.Elements("true", "i % 2 = 0", "hash(i) % 3 > 0").ToArbitrary(), (column, filter) =>
        {
            Connection.Execute($"CREATE OR REPLACE TABLE source (i INTEGER, v {column.Type}); CREATE OR REPLACE TABLE target (i INTEGER, v {column.Type})");
            Append("source", column.Values);
            List<ColumnBatch> batches = ReadBatches($"SELECT * FROM source WHERE {filter}");
            using (DuckDbAppender appender = Connection.CreateAppender("target"))
            {
                batches.ForEach(appender.Append);
                appender.Close();
            }

            batches.ForEach(batch => batch.Dispose());
            ShouldEqual("SELECT v FROM target ORDER BY i", $"SELECT v FROM source WHERE {filter} ORDER BY i", column.Type);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(12));

    [Fact]
    public void Lists_that_share_or_reorder_their_items_are_read_right()
    {
        Connection.Execute("CREATE TABLE t AS SELECT i, [i, NULL, i + 1] AS l, {'a': [i::VARCHAR], 'b': NULLIF(i % 3, 0)} AS s FROM range(5000) r(i)");
        const string Query = "SELECT l, s, list_reverse(l), [l, l[2:]], list_filter(l, x -> x IS NOT NULL) FROM t WHERE i % 7 <> 0 ORDER BY i DESC";
        using DuckDbConnection other = Database.Connect();
        using DuckDbResult expected = other.Query(Query);
        DuckDbType[] types = [.. expected.Columns.Select(column => column.Type)];
        Connection.Execute($"CREATE TABLE target (i INTEGER, {string.Join(", ", types.Select((type, i) => $"c{i} {type}"))})");
        List<ColumnBatch> batches = ReadBatches($"SELECT row_number() OVER ()::INTEGER, * FROM ({Query})");
        using (DuckDbAppender appender = Connection.CreateAppender("target"))
        {
            batches.ForEach(appender.Append);
            appender.Close();
        }

        ShouldEqual("SELECT COLUMNS('c.')::VARCHAR FROM target ORDER BY i", $"SELECT COLUMNS(*)::VARCHAR FROM ({Query})", DuckDbType.Varchar);
        batches.ForEach(batch => batch.Dispose());
    }

    [Fact]
    public void A_batch_outlives_its_chunk_result_connection_and_database()
    {
        DuckDbDatabase other = DuckDbDatabase.Open();
        DuckDbConnection connection = other.Connect();
        DuckDbResult result = connection.Query("SELECT i, CASE WHEN i % 2 = 0 THEN 'text ' || i END AS s FROM range(3000) r(i)");
        ColumnBatch batch = result.ReadBatch()!;
        result.Dispose();
        connection.Dispose();
        other.Dispose();

        batch.RowCount.ShouldBe(2048);
        batch["i"].Values<long>().ToArray().ShouldBe(Enumerable.Range(0, 2048).Select(i => (long)i));
        batch["s"].NullCount.ShouldBe(1024);
        batch["s"].GetString(2046).ShouldBe("text 2046");
        batch.Dispose();
        Should.Throw<ObjectDisposedException>(() => batch["i"].Values<long>().Length);
    }

    [Fact]
    public void Types_are_the_shared_ones_where_they_lose_nothing()
    {
        using ColumnBatch batch = ReadBatches("""
            SELECT 1::HUGEINT, 1.5::DECIMAL(4,2), 'a'::ENUM('a'), now(), '2020-01-01'::TIMESTAMP_NS, [DATE '2020-01-01'], {'a': 1::UTINYINT}, MAP {'k': 1.5::FLOAT},
                array_value(1, 2), '{}'::JSON, uuid(), true, NULL, '101'::BIT, union_value(n := 1), INTERVAL 1 DAY
            """).ShouldHaveSingleItem();

        batch.Schema.Fields.Select(field => field.Type.ToString()).ShouldBe(
        [
            "hugeint", "decimal(4,2)", "string", "timestamp_tz", "duckdb:TIMESTAMP_NS", "array<date>", "struct<a:utinyint>", "map<string,float>",
            "array<int>", "json", "uuid", "boolean", "int", "duckdb:BIT", "duckdb:UNION(\"n\" INTEGER)", "interval",
        ]);
        batch[1].Values<Int128>()[0].ShouldBe(150);
        batch[2].GetString(0).ShouldBe("a");
        batch[11].GetBoolean(0).ShouldBeTrue();
        batch[12].IsNull(0).ShouldBeTrue();
        batch[15].Values<CalendarInterval>()[0].ShouldBe(new CalendarInterval(0, 1, 0));
    }

    [Fact]
    public void A_variant_has_no_columnar_form_and_says_so() =>
        Should.Throw<NotSupportedException>(() => ReadBatches("SELECT 1::VARIANT")).Message.ShouldContain("JSON");

    [Fact]
    public void Columns_that_do_not_fit_the_table_are_refused_and_others_can_follow()
    {
        Connection.Execute("CREATE TABLE t (d DECIMAL(3,1)); CREATE TABLE e (e ENUM('a'));");
        using DuckDbAppender appender = Connection.CreateAppender("t");

        Should.Throw<InvalidCastException>(() => appender.Append(Batch(new PrimitiveType(PrimitiveKind.String), b => ((BytesColumnBuilder)b).Append("x"))))
            .Message.ShouldBe("A column of string cannot be written to one of DECIMAL(3,1); cast it in SQL.");
        Should.Throw<InvalidCastException>(() => appender.Append(Batch(new DecimalType(3, 2), b => b.AppendNull())));
        Should.Throw<OverflowException>(() => appender.Append(Batch(new DecimalType(38, 1), b => ((FixedColumnBuilder<Int128>)b).Append(1000))));
        appender.Append(Batch(new DecimalType(38, 1), b => ((FixedColumnBuilder<Int128>)b).Append(-999)));
        appender.Append(Batch(new PrimitiveType(PrimitiveKind.Null), b => b.AppendNull()));
        appender.Close();
        Value("SELECT string_agg(coalesce(d::VARCHAR, 'null')) FROM t").ShouldBe("-99.9,null");
        using DuckDbAppender labels = Connection.CreateAppender("e");
        Should.Throw<InvalidCastException>(() => labels.Append(Batch(new PrimitiveType(PrimitiveKind.String), b => ((BytesColumnBuilder)b).Append("b"))))
            .Message.ShouldBe("'b' is none of the labels of ENUM('a').");
    }

    [Fact]
    public void Text_that_is_no_utf8_is_refused()
    {
        Connection.Execute("CREATE TABLE t (s VARCHAR)");
        using DuckDbAppender appender = Connection.CreateAppender("t");

        Should.Throw<DuckDbException>(() => appender.Append(Batch(new PrimitiveType(PrimitiveKind.String), b => ((BytesColumnBuilder)b).Append([0xC3, 0x28]))))
            .ErrorType.ShouldBe(DuckDbErrorType.InvalidInput);
    }

    private static ColumnBatch Batch(DataType type, Action<ColumnBuilder> fill)
    {
        using ColumnBuilder builder = ColumnBuilder.Create(type);
        fill(builder);
        Column column = builder.Build();
        return new ColumnBatch(new Schema([new SchemaField("c", type)]), column.Length, ImmutableArray.Create(column));
    }

    private void Append(string table, object?[] values)
    {
        using DuckDbAppender appender = Connection.CreateAppender(table);
        for (int i = 0; i < values.Length; i++)
        {
            appender.AppendRow(i, values[i]);
        }

        appender.Close();
    }

    private List<ColumnBatch> ReadBatches(string sql)
    {
        using DuckDbResult result = Connection.Query(sql);
        List<ColumnBatch> batches = [];
        while (result.ReadBatch() is { } batch)
        {
            batches.Add(batch);
        }

        return batches;
    }

    private void ShouldEqual(string actual, string expected, DuckDbType type)
    {
        object?[][] rows = [.. Rows(actual)];
        object?[][] others = [.. Rows(expected)];
        rows.Length.ShouldBe(others.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            DuckDbRoundTripTests.ShouldEqual(rows[i], others[i], type);
        }
    }

    private IReadOnlyList<object?[]> Rows(string sql)
    {
        using DuckDbResult result = Connection.Query(sql);
        return result.ReadRows();
    }
}
