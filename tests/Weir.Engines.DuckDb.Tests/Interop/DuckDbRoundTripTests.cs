using FsCheck;
using FsCheck.Fluent;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;
using Weir.Engines.DuckDb.Tests.Interop.Support;

namespace Weir.Engines.DuckDb.Tests.Interop;

/// <summary>Any value of any type comes back as it was given, whichever way it went in.</summary>
public sealed class DuckDbRoundTripTests : DuckDbTest
{
    private const int Runs = 300;

    [Fact]
    public void Any_value_given_as_parameter_is_read_back_equal() =>
        Prop.ForAll(DuckDbGenerator.Columns.ToArbitrary(), column =>
        {
            using DuckDbStatement statement = Connection.Prepare($"SELECT $1::{column.Type} AS v");
            foreach (object? value in column.Values)
            {
                statement.Bind(1, value, column.Type);
                using DuckDbResult result = statement.Query();
                result.Columns[0].Type.ShouldBe(column.Type);
                ShouldEqual(result.ReadRows().ShouldHaveSingleItem()[0], value, column.Type);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(12));

    [Fact]
    public void Any_value_appended_is_read_back_equal() =>
        Prop.ForAll(DuckDbGenerator.Columns.ToArbitrary(), column =>
        {
            Connection.Execute($"CREATE OR REPLACE TABLE t (i INTEGER, v {column.Type})");
            using (DuckDbAppender appender = Connection.CreateAppender("t"))
            {
                for (int i = 0; i < column.Values.Length; i++)
                {
                    appender.AppendRow(i, column.Values[i]);
                }

                appender.Close();
            }

            ShouldEqual(Read("SELECT v FROM t ORDER BY i"), column.Values, column.Type);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(12));

    [Fact]
    public void Any_value_written_as_literal_is_read_back_equal() =>
        Prop.ForAll(DuckDbGenerator.Columns.ToArbitrary(), column =>
        {
            object?[] read = [.. column.Values.Select(value => Value($"SELECT {SqlLiteral.Of(value, column.Type)}"))];

            ShouldEqual(read, column.Values, column.Type);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(12));

    [Fact]
    public void Any_number_date_or_time_prints_as_duckdb_prints_it() =>
        Prop.ForAll(DuckDbGenerator.ColumnsOf(DuckDbGenerator.Scalars.Where(Prints)).ToArbitrary(), column =>
        {
            Connection.Execute("SET TimeZone = 'UTC'");
            using DuckDbStatement statement = Connection.Prepare($"SELECT $1::{column.Type}::VARCHAR");
            foreach (object value in column.Values.OfType<object>().Where(value => !SecondsWithoutMinutes(value)))
            {
                statement.Bind(1, value, column.Type);
                using DuckDbResult result = statement.Query();
                result.ReadRows()[0][0].ShouldBe(ValueEquality.Print(value));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(12));

    [Fact]
    public void Rows_of_many_chunks_keep_their_nested_values()
    {
        DuckDbType type = DuckDbType.List(DuckDbType.Struct(new DuckDbColumn("n", DuckDbType.Integer), new DuckDbColumn("s", DuckDbType.Varchar)));
        Connection.Execute($"CREATE TABLE t (i INTEGER, v {type})");
        object?[] values = [.. Enumerable.Range(0, 10_000).Select(Row)];
        using (DuckDbAppender appender = Connection.CreateAppender("t"))
        {
            for (int i = 0; i < values.Length; i++)
            {
                appender.AppendRow(i, values[i]);
            }

            appender.Close();
        }

        ShouldEqual(Read("SELECT v FROM t ORDER BY i"), values, type);

        static object? Row(int i) => i % 11 == 0 ? null : Enumerable.Range(0, i % 7)
            .Select(k => k == 3 ? null : (object?)new DuckDbStruct(["n", "s"], [k == 2 ? null : i + k, $"text {i} longer than twelve"])).ToArray();
    }

    internal static void ShouldEqual(object? actual, object? expected, DuckDbType type) =>
        ValueEquality.Instance.Equals(actual, expected).ShouldBeTrue($"{type}: wrote {ValueEquality.Print(expected)}, read {ValueEquality.Print(actual)}");

    private object?[] Read(string sql)
    {
        using DuckDbResult result = Connection.Query(sql);
        return [.. result.ReadRows().Select(row => row[0])];
    }

    /// <summary>Instants are not among them: DuckDB prints those by ICU, which counts far ones in doubles.</summary>
    private static bool Prints(DuckDbType type) => type.Id is not (DuckDbTypeId.Float or DuckDbTypeId.Double or DuckDbTypeId.Blob or DuckDbTypeId.Boolean
        or DuckDbTypeId.Interval or DuckDbTypeId.Varchar or DuckDbTypeId.TimestampTz)
        && (type.Id != DuckDbTypeId.Decimal || type.Width > type.Scale); // DuckDB leaves the zero before such a decimal's point out.

    /// <summary>A zone that DuckDB prints as another one: +00:00:01 as +00:01.</summary>
    private static bool SecondsWithoutMinutes(object value) => value is DuckDbTimeTz time && time.OffsetSeconds / 60 % 60 == 0 && time.OffsetSeconds % 60 != 0;
}
