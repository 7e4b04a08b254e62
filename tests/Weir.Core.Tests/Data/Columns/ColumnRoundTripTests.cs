using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;

namespace Weir.Core.Tests.Data.Columns;

public sealed class ColumnRoundTripTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Any_column_built_is_read_back_equal() =>
        Prop.ForAll(ColumnGenerator.Columns.ToArbitrary(), sample =>
        {
            using ColumnBuilder builder = ColumnBuilder.Create(sample.Type);
            using Column column = Build(builder, sample.Values);

            ShouldEqual(ColumnValues.All(column), sample.Values);
            column.NullCount.ShouldBe(sample.Values.Count(value => value is null));
            builder.Length.ShouldBe(0);
        }).Check(Many);

    [Fact]
    public void Rows_taken_from_a_column_in_any_order_are_equal() =>
        Prop.ForAll(ColumnGenerator.Columns.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (sample, seed) =>
        {
            using ColumnBuilder builder = ColumnBuilder.Create(sample.Type);
            using Column column = Build(builder, sample.Values);
            int[] order = [.. Enumerable.Range(0, sample.Values.Length).Concat(Enumerable.Range(0, sample.Values.Length))];
            new Random(seed).Shuffle(order);
            foreach (int row in order)
            {
                builder.AppendFrom(column, row);
            }

            using Column taken = builder.Build();
            ShouldEqual(ColumnValues.All(taken), [.. order.Select(row => sample.Values[row])]);
        }).Check(Many);

    [Fact]
    public void A_builder_used_again_remembers_nothing()
    {
        using ColumnBuilder builder = ColumnBuilder.Create(new ArrayType(new PrimitiveType(PrimitiveKind.String)));
        Build(builder, [null, new object?[] { "a", null }]).Dispose();
        using Column second = Build(builder, [new object?[] { "b" }]);

        ShouldEqual(ColumnValues.All(second), [new object?[] { "b" }]);
        second.NullCount.ShouldBe(0);
        second.Validity.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_union_holds_one_member_per_row()
    {
        NativeType type = new("duckdb", "UNION(n INTEGER, s VARCHAR)");
        FixedColumnBuilder<int> numbers = new(new PrimitiveType(PrimitiveKind.Int));
        BytesColumnBuilder texts = new(new PrimitiveType(PrimitiveKind.String));
        using UnionColumnBuilder builder = new(type, [numbers, texts]);
        numbers.Append(7);
        builder.Append(0);
        texts.Append("x");
        builder.Append(1);
        builder.AppendNull();
        texts.AppendNull();
        builder.Append(1);
        using Column column = builder.Build();

        column.Values<byte>().ToArray().ShouldBe([0, 1, 0, 1]);
        column.IsNull(2).ShouldBeTrue();
        column.IsNull(3).ShouldBeFalse();
        ShouldEqual(ColumnValues.All(column.Children[0]), [7, null, null, null]);
        ShouldEqual(ColumnValues.All(column.Children[1]), [null, "x", null, null]);
        builder.AppendFrom(column, 1);
        using Column taken = builder.Build();
        taken.Values<byte>()[0].ShouldBe((byte)1);
        taken.Children[1].GetString(0).ShouldBe("x");
    }

    private static Column Build(ColumnBuilder builder, object?[] values)
    {
        foreach (object? value in values)
        {
            ColumnValues.Put(builder, value);
        }

        return builder.Build();
    }

    private static void ShouldEqual(object?[] actual, object?[] expected) => Print(actual).ShouldBe(Print(expected));

    private static string Print(object? value) => value switch
    {
        null => "NULL",
        object?[] items => "[" + string.Join(",", items.Select(Print)) + "]",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => $"{value.GetType().Name}:{value}",
    };
}
