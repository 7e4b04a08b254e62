using System.Runtime.InteropServices;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;

namespace Weir.Core.Tests.Data.Columns;

public sealed class ColumnTests
{
    private static readonly PrimitiveType Int = new(PrimitiveKind.Int);
    private static readonly PrimitiveType Text = new(PrimitiveKind.String);

    [Fact]
    public void Strings_have_arrows_layout()
    {
        using BytesColumnBuilder builder = new(Text);
        builder.Append("ab");
        builder.AppendNull();
        builder.Append("");
        builder.Append("é"u8);
        using Column column = builder.Build();

        column.Offsets.ToArray().ShouldBe([0, 2, 2, 2, 4]);
        column.Data.ToArray().ShouldBe("abé"u8.ToArray());
        column.Validity.ToArray().ShouldBe([0b1101]);
        column.NullCount.ShouldBe(1);
    }

    [Fact]
    public void Booleans_and_validity_are_bits_lowest_first()
    {
        using BooleanColumnBuilder builder = new(new PrimitiveType(PrimitiveKind.Boolean));
        for (int i = 0; i < 10; i++)
        {
            builder.Append(i is 0 or 9);
        }

        builder.AppendNull();
        using Column column = builder.Build();

        column.Data.ToArray().ShouldBe([0b1, 0b10]);
        column.Validity.ToArray().ShouldBe([0xFF, 0b011]);
    }

    [Fact]
    public void Lists_have_arrows_layout()
    {
        using ListColumnBuilder builder = new(new ArrayType(Int), new FixedColumnBuilder<int>(Int));
        FixedColumnBuilder<int> items = (FixedColumnBuilder<int>)builder.Items;
        items.Append([1, 2]);
        builder.Append();
        builder.AppendNull();
        builder.Append();
        items.Append(3);
        builder.Append();
        using Column column = builder.Build();

        column.Offsets.ToArray().ShouldBe([0, 2, 2, 2, 3]);
        column.Children[0].Values<int>().ToArray().ShouldBe([1, 2, 3]);
        column.GetItems(3).ShouldBe(2..3);
    }

    [Fact]
    public void A_uuid_is_in_the_order_of_its_text()
    {
        Guid guid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        UuidBytes stored = UuidBytes.From(guid);

        Convert.ToHexString(MemoryMarshal.AsBytes(new ReadOnlySpan<UuidBytes>(in stored))).ShouldBe("00112233445566778899AABBCCDDEEFF");
        stored.ToGuid().ShouldBe(guid);
    }

    [Fact]
    public void Memory_is_shared_until_the_last_owner_is_gone()
    {
        NativeBuffer whole = NativeBuffer.Copy<int>([1, 2, 3, 4]);
        NativeBuffer part = whole.Slice(8, 8);
        Column column = new(Int, 2, new ColumnBuffers { Values = part });
        Column shared = column.Share();
        whole.Dispose();
        column.Dispose();
        column.Dispose();

        shared.Values<int>().ToArray().ShouldBe([3, 4]);
        Should.Throw<ObjectDisposedException>(() => column.Values<int>().Length);
        Should.Throw<ObjectDisposedException>(() => whole.Bytes.Length);
        shared.Dispose();
        Should.Throw<ObjectDisposedException>(() => shared.Share());
    }

    [Fact]
    public void Buffers_that_are_too_small_are_refused_and_released()
    {
        NativeBuffer four = NativeBuffer.Copy<byte>([0, 0, 0, 0]);

        Should.Throw<ArgumentException>(() => new Column(Int, 2, new ColumnBuffers { Values = four })).Message.ShouldStartWith("The values take 8 bytes; there are 4.");
        four.IsClosed.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => new Column(Int, 1, new ColumnBuffers()));
        Should.Throw<ArgumentException>(() => new Column(new ArrayType(Int), 0, new ColumnBuffers()));
        Should.Throw<ArgumentException>(() => new Column(Int, 9, new ColumnBuffers { Validity = NativeBuffer.Copy<byte>([255]), Values = NativeBuffer.Copy(new int[9].AsSpan<int>()) }));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 4)]
    [InlineData(2, 1)]
    public void Offsets_beyond_the_data_are_refused(int first, int last)
    {
        ColumnBuffers buffers = new() { Offsets = NativeBuffer.Copy<int>([first, last]), Values = NativeBuffer.Copy("abc"u8) };

        Should.Throw<ArgumentException>(() => new Column(Text, 1, buffers)).Message.ShouldStartWith("The offsets run from");
    }

    [Fact]
    public void Offsets_that_leave_the_data_in_between_never_read_beyond_it()
    {
        using Column column = new(Text, 2, new ColumnBuffers { Offsets = NativeBuffer.Copy<int>([0, 900, 3]), Values = NativeBuffer.Copy("abc"u8) });

        Should.Throw<ArgumentOutOfRangeException>(() => column.GetString(0));
        Should.Throw<ArgumentOutOfRangeException>(() => column.GetString(1));
    }

    [Fact]
    public void Reading_as_another_type_or_beyond_the_rows_is_refused()
    {
        using FixedColumnBuilder<int> builder = new(Int);
        builder.Append(1);
        using Column column = builder.Build();

        Should.Throw<InvalidOperationException>(() => column.Values<long>().Length).Message.ShouldBe("A int has values of 4 bytes, Int64 of 8.");
        Should.Throw<InvalidOperationException>(() => column.GetBytes(0).Length);
        Should.Throw<InvalidOperationException>(() => column.GetBoolean(0));
        Should.Throw<InvalidOperationException>(() => column.GetItems(0));
        Should.Throw<ArgumentOutOfRangeException>(() => column.IsNull(1));
        Should.Throw<ArgumentOutOfRangeException>(() => column.IsNull(-1));
    }

    [Fact]
    public void A_struct_or_map_with_values_missing_is_refused()
    {
        using StructColumnBuilder record = (StructColumnBuilder)ColumnBuilder.Create(new StructType([new SchemaField("a", Int)]));
        Should.Throw<InvalidOperationException>(record.Append);
        using MapColumnBuilder map = (MapColumnBuilder)ColumnBuilder.Create(new MapDataType(Text, Int));
        ((BytesColumnBuilder)map.Keys).Append("k");
        Should.Throw<InvalidOperationException>(map.Append).Message.ShouldBe("A map<string,int> was given 1 keys and 0 values.");
        using FixedListColumnBuilder list = (FixedListColumnBuilder)ColumnBuilder.Create(new ArrayType(Int, 2));
        ((FixedColumnBuilder<int>)list.Items).Append(1);
        Should.Throw<InvalidOperationException>(list.Append);
    }

    [Fact]
    public void A_batch_finds_columns_by_name_and_selects_them()
    {
        Schema schema = new([new SchemaField("Id", Int), new SchemaField("name", Text)]);
        using ColumnBatchBuilder builder = new(schema);
        builder.Column<FixedColumnBuilder<int>>(0).Append(1);
        builder.Column<BytesColumnBuilder>(1).Append("ann");
        ColumnBatch batch = builder.Build();
        using ColumnBatch names = batch.Select(1);
        batch.Dispose();

        names.Schema.Names.ShouldBe(["name"]);
        names["NAME"].GetString(0).ShouldBe("ann");
        Should.Throw<KeyNotFoundException>(() => names["id"]).Message.ShouldBe("The batch has no column 'id'; it has name.");
        Should.Throw<ObjectDisposedException>(() => batch["id"].Values<int>().Length);
    }

    [Fact]
    public void A_batch_refuses_columns_that_do_not_fit()
    {
        Schema schema = new([new SchemaField("id", Int)]);
        using FixedColumnBuilder<int> builder = new(Int);
        builder.Append(1);

        Should.Throw<ArgumentException>(() => new ColumnBatch(schema, 2, [builder.Build()])).Message.ShouldStartWith("The column 'id' has 1 rows; the batch has 2.");
        Should.Throw<ArgumentException>(() => new ColumnBatch(schema, 0, []));
        using BytesColumnBuilder texts = new(Text);
        Should.Throw<ArgumentException>(() => new ColumnBatch(schema, 0, [texts.Build()])).Message.ShouldStartWith("The column 'id' is a string; the schema says int.");
    }
}
