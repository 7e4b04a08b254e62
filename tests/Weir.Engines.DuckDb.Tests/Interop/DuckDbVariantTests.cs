using FsCheck;
using FsCheck.Fluent;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;
using Weir.Engines.DuckDb.Tests.Interop.Support;

namespace Weir.Engines.DuckDb.Tests.Interop;

/// <summary>The two types that can be read, but be written through SQL only.</summary>
public sealed class DuckDbVariantTests : DuckDbTest
{
    [Fact]
    public void Any_scalar_but_json_made_a_variant_is_read_back_equal() =>
        Prop.ForAll(DuckDbGenerator.ColumnsOf(DuckDbGenerator.Scalars.Where(type => type.Alias is null)).ToArbitrary(), column =>
        {
            object?[] list = column.Values;
            using DuckDbStatement statement = Connection.Prepare($"SELECT $1::{column.Type}[]::VARIANT, v::VARIANT FROM (SELECT unnest($1::{column.Type}[]) AS v)");
            statement.Bind(1, list, DuckDbType.List(column.Type));
            using DuckDbResult result = statement.Query();
            object?[][] rows = [.. result.ReadRows()];

            DuckDbRoundTripTests.ShouldEqual(rows.Select(row => row[1]).ToArray(), list, column.Type);
            if (rows.Length > 0)
            {
                DuckDbRoundTripTests.ShouldEqual(rows[0][0], list, column.Type);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(12));

    [Fact]
    public void Objects_and_arrays_of_a_variant_keep_their_order_and_nesting()
    {
        using DuckDbResult result = Connection.Query("SELECT v::VARIANT FROM (VALUES ('{\"b\": [1, {\"x\": null}, []], \"a\": {}}'::JSON), (NULL), ('[true, \"t\"]'::JSON)) t(v)");
        object?[] rows = [.. result.ReadRows().Select(row => row[0])];

        ValueEquality.Print(rows[0]).ShouldBe("{'b': [1, {'x': NULL}, []], 'a': {}}");
        rows[1].ShouldBeNull();
        ValueEquality.Print(rows[2]).ShouldBe("[True, t]");
    }

    [Fact]
    public void A_geometry_is_read_as_its_well_known_bytes_and_written_from_them()
    {
        byte[] point = Convert.FromHexString("0101000000000000000000F03F0000000000000040");

        Value("SELECT 'POINT(1 2)'::GEOMETRY").ShouldBe(point);
        Value("SELECT ST_GeomFromWKB(?)::VARCHAR", point).ShouldBe("POINT (1 2)");
        Connection.Execute("CREATE TABLE t (g GEOMETRY)");
        using DuckDbAppender appender = Connection.CreateAppender("t");
        Should.Throw<NotSupportedException>(() => appender.AppendRow(point)).Message.ShouldContain("ST_GeomFromWKB");
    }
}
