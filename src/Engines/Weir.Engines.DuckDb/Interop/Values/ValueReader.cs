using System.Collections.Immutable;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>Boxes a value of a vector.</summary>
internal static class ValueReader
{
    internal static object? Read(scoped in DuckDbVector vector, int row) => vector.IsNull(row) ? null : vector.Type.Id switch
    {
        DuckDbTypeId.Boolean => vector.Raw<byte>(row) != 0,
        DuckDbTypeId.TinyInt => vector.Raw<sbyte>(row),
        DuckDbTypeId.SmallInt => vector.Raw<short>(row),
        DuckDbTypeId.Integer => vector.Raw<int>(row),
        DuckDbTypeId.BigInt => vector.Raw<long>(row),
        DuckDbTypeId.UTinyInt => vector.Raw<byte>(row),
        DuckDbTypeId.USmallInt => vector.Raw<ushort>(row),
        DuckDbTypeId.UInteger => vector.Raw<uint>(row),
        DuckDbTypeId.UBigInt => vector.Raw<ulong>(row),
        DuckDbTypeId.HugeInt => vector.Raw<Int128>(row),
        DuckDbTypeId.UHugeInt => vector.Raw<UInt128>(row),
        DuckDbTypeId.Float => vector.Raw<float>(row),
        DuckDbTypeId.Double => vector.Raw<double>(row),
        DuckDbTypeId.Varchar => vector.GetString(row),
        DuckDbTypeId.Blob or DuckDbTypeId.Geometry => vector.Bytes(row).ToArray(),
        DuckDbTypeId.Interval => vector.Raw<DuckDbInterval>(row),
        DuckDbTypeId.Decimal => new DuckDbDecimal(ReadUnscaled(vector, row), vector.Type.Width, vector.Type.Scale),
        DuckDbTypeId.Bit => DuckDbBits.FromBytes(vector.Bytes(row)),
        DuckDbTypeId.BigNum => BigNumBytes.Read(vector.Bytes(row)),
        DuckDbTypeId.Uuid => UuidBits.ToGuid(vector.Raw<UInt128>(row)),
        DuckDbTypeId.Enum => vector.Type.Labels[ReadEnum(vector, row)],
        DuckDbTypeId.SqlNull => null,
        _ => ReadTime(vector, row) ?? ReadNested(vector, row),
    };

    private static object? ReadTime(scoped in DuckDbVector vector, int row) => vector.Type.Id switch
    {
        DuckDbTypeId.Date => new DuckDbDate(vector.Raw<int>(row)),
        DuckDbTypeId.Time => new DuckDbTime(vector.Raw<long>(row)),
        DuckDbTypeId.TimeNs => new DuckDbTime(vector.Raw<long>(row), TimeUnit.Nanosecond),
        DuckDbTypeId.TimeTz => DuckDbTimeTz.FromBits(vector.Raw<ulong>(row)),
        DuckDbTypeId.Timestamp => new DuckDbTimestamp(vector.Raw<long>(row)),
        DuckDbTypeId.TimestampS => new DuckDbTimestamp(vector.Raw<long>(row), TimeUnit.Second),
        DuckDbTypeId.TimestampMs => new DuckDbTimestamp(vector.Raw<long>(row), TimeUnit.Millisecond),
        DuckDbTypeId.TimestampNs => new DuckDbTimestamp(vector.Raw<long>(row), TimeUnit.Nanosecond),
        DuckDbTypeId.TimestampTz => new DuckDbTimestamp(vector.Raw<long>(row), TimeUnit.Microsecond, HasTimeZone: true),
        _ => null,
    };

    private static object? ReadNested(scoped in DuckDbVector vector, int row)
    {
        switch (vector.Type.Id)
        {
            case DuckDbTypeId.List or DuckDbTypeId.Array:
                return ReadItems(vector.Child(), vector.ItemRange(row));
            case DuckDbTypeId.Map:
                object?[] keys = ReadItems(vector.Child(0), vector.ItemRange(row));
                object?[] values = ReadItems(vector.Child(1), vector.ItemRange(row));
                return new DuckDbMap([.. keys.Zip(values, (key, value) => new KeyValuePair<object, object?>(key!, value))]);
            case DuckDbTypeId.Struct:
                return new DuckDbStruct([.. vector.Type.Children.Select(member => member.Name)], ReadMembers(vector, row));
            case DuckDbTypeId.Union:
                int tag = vector.UnionTag(row);
                return new DuckDbUnion(vector.Type.Children[tag].Name, Read(vector.Child(tag), row));
            case DuckDbTypeId.Variant:
                return VariantReader.Read(vector.As(VariantReader.Storage), row);
            default:
                throw new NotSupportedException($"A value of type {vector.Type} cannot be read; cast it in the query, for instance to VARCHAR or JSON.");
        }
    }

    private static object?[] ReadItems(scoped in DuckDbVector items, Range range)
    {
        (int offset, int length) = range.GetOffsetAndLength(items.Count);
        object?[] values = new object?[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = Read(items, offset + i);
        }

        return values;
    }

    private static ImmutableArray<object?> ReadMembers(scoped in DuckDbVector vector, int row)
    {
        ImmutableArray<object?>.Builder values = ImmutableArray.CreateBuilder<object?>(vector.Type.Children.Length);
        for (int i = 0; i < vector.Type.Children.Length; i++)
        {
            values.Add(Read(vector.Child(i), row));
        }

        return values.MoveToImmutable();
    }

    private static Int128 ReadUnscaled(scoped in DuckDbVector vector, int row) => vector.Type.PhysicalSize switch
    {
        2 => vector.Raw<short>(row),
        4 => vector.Raw<int>(row),
        8 => vector.Raw<long>(row),
        _ => vector.Raw<Int128>(row),
    };

    /// <summary>The number of an enum's label.</summary>
    internal static int ReadEnum(scoped in DuckDbVector vector, int row) => vector.Type.PhysicalSize switch
    {
        1 => vector.Raw<byte>(row),
        2 => vector.Raw<ushort>(row),
        _ => (int)vector.Raw<uint>(row),
    };
}
