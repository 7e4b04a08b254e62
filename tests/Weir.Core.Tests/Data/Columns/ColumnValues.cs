using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;

namespace Weir.Core.Tests.Data.Columns;

/// <summary>Writes objects into builders and reads them back, so that tests can compare rows: lists are object?[], structs and map entries too.</summary>
internal static class ColumnValues
{
    internal static void Put(ColumnBuilder builder, object? value)
    {
        if (value is null)
        {
            builder.AppendNull();
            return;
        }

        switch (builder)
        {
            case BooleanColumnBuilder booleans:
                booleans.Append((bool)value);
                break;
            case BytesColumnBuilder bytes when value is string text:
                bytes.Append(text);
                break;
            case BytesColumnBuilder bytes:
                bytes.Append((byte[])value);
                break;
            case ListColumnBuilder list:
                PutAll(list.Items, (object?[])value);
                list.Append();
                break;
            case FixedListColumnBuilder list:
                PutAll(list.Items, (object?[])value);
                list.Append();
                break;
            case MapColumnBuilder map:
                PutAll(map.Keys, [.. ((object?[])value).Select(entry => ((object?[])entry!)[0])]);
                PutAll(map.Values, [.. ((object?[])value).Select(entry => ((object?[])entry!)[1])]);
                map.Append();
                break;
            case StructColumnBuilder record:
                for (int i = 0; i < record.Members.Length; i++)
                {
                    Put(record.Members[i], ((object?[])value)[i]);
                }

                record.Append();
                break;
            default:
                PutFixed(builder, value);
                break;
        }
    }

    internal static object? Get(Column column, int row) => column switch
    {
        _ when column.IsNull(row) => null,
        { Layout.Kind: ColumnLayoutKind.Bits } => column.GetBoolean(row),
        { Type: PrimitiveType { Kind: PrimitiveKind.Binary } } => column.GetBytes(row).ToArray(),
        { Layout.Kind: ColumnLayoutKind.Bytes } => column.GetString(row),
        { Layout.Kind: ColumnLayoutKind.List or ColumnLayoutKind.FixedList } => Items(column.Children[0], column.GetItems(row)),
        { Layout.Kind: ColumnLayoutKind.Map } => Items(column.Children[0], column.GetItems(row))
            .Zip(Items(column.Children[1], column.GetItems(row)), (key, value) => (object?)new[] { key, value }).ToArray(),
        { Layout.Kind: ColumnLayoutKind.Struct } => column.Children.Select(child => Get(child, row)).ToArray(),
        _ => GetFixed(column, row),
    };

    internal static object?[] All(Column column) => Items(column, ..column.Length);

    private static object?[] Items(Column column, Range range)
    {
        (int start, int count) = range.GetOffsetAndLength(column.Length);
        return [.. Enumerable.Range(start, count).Select(row => Get(column, row))];
    }

    private static void PutAll(ColumnBuilder builder, object?[] values)
    {
        foreach (object? value in values)
        {
            Put(builder, value);
        }
    }

    private static void PutFixed(ColumnBuilder builder, object value)
    {
        switch (value)
        {
            case sbyte v: ((FixedColumnBuilder<sbyte>)builder).Append(v); break;
            case byte v: ((FixedColumnBuilder<byte>)builder).Append(v); break;
            case short v: ((FixedColumnBuilder<short>)builder).Append(v); break;
            case ushort v: ((FixedColumnBuilder<ushort>)builder).Append(v); break;
            case int v: ((FixedColumnBuilder<int>)builder).Append(v); break;
            case uint v: ((FixedColumnBuilder<uint>)builder).Append(v); break;
            case long v: ((FixedColumnBuilder<long>)builder).Append(v); break;
            case ulong v: ((FixedColumnBuilder<ulong>)builder).Append(v); break;
            case float v: ((FixedColumnBuilder<float>)builder).Append(v); break;
            case double v: ((FixedColumnBuilder<double>)builder).Append(v); break;
            case Int128 v: ((FixedColumnBuilder<Int128>)builder).Append(v); break;
            case CalendarInterval v: ((FixedColumnBuilder<CalendarInterval>)builder).Append(v); break;
            case Guid v: ((FixedColumnBuilder<UuidBytes>)builder).Append(UuidBytes.From(v)); break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static object GetFixed(Column column, int row) => column.Type switch
    {
        DecimalType => column.Values<Int128>()[row],
        PrimitiveType { Kind: PrimitiveKind.TinyInt } => column.Values<sbyte>()[row],
        PrimitiveType { Kind: PrimitiveKind.UnsignedTinyInt } => column.Values<byte>()[row],
        PrimitiveType { Kind: PrimitiveKind.SmallInt } => column.Values<short>()[row],
        PrimitiveType { Kind: PrimitiveKind.UnsignedSmallInt } => column.Values<ushort>()[row],
        PrimitiveType { Kind: PrimitiveKind.Int or PrimitiveKind.Date } => column.Values<int>()[row],
        PrimitiveType { Kind: PrimitiveKind.UnsignedInt } => column.Values<uint>()[row],
        PrimitiveType { Kind: PrimitiveKind.UnsignedBigInt } => column.Values<ulong>()[row],
        PrimitiveType { Kind: PrimitiveKind.Float } => column.Values<float>()[row],
        PrimitiveType { Kind: PrimitiveKind.Double } => column.Values<double>()[row],
        PrimitiveType { Kind: PrimitiveKind.HugeInt } => column.Values<Int128>()[row],
        PrimitiveType { Kind: PrimitiveKind.Interval } => column.Values<CalendarInterval>()[row],
        PrimitiveType { Kind: PrimitiveKind.Uuid } => column.Values<UuidBytes>()[row].ToGuid(),
        _ => column.Values<long>()[row],
    };
}
