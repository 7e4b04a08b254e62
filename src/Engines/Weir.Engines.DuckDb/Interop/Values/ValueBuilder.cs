using System.Numerics;
using System.Text;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>Builds a duckdb_value of a given type; the caller owns it.</summary>
internal static unsafe class ValueBuilder
{
    /// <exception cref="InvalidCastException">The object is none of the type's representations.</exception>
    internal static nint Build(object? value, DuckDbType type)
    {
        if (value is null)
        {
            return NativeMethods.duckdb_create_null_value();
        }

        object converted = ValueConverter.Convert(value, type);
        nint built = type.Id switch
        {
            DuckDbTypeId.Varchar or DuckDbTypeId.Blob or DuckDbTypeId.Bit or DuckDbTypeId.BigNum => BuildBytes(converted, type),
            DuckDbTypeId.List or DuckDbTypeId.Array or DuckDbTypeId.Struct or DuckDbTypeId.Map or DuckDbTypeId.Union => BuildNested(converted, type),
            DuckDbTypeId.Enum => BuildEnum((string)converted, type),
            DuckDbTypeId.SqlNull => NativeMethods.duckdb_create_null_value(),
            _ => BuildScalar(converted, type),
        };
        return built != 0 ? built : throw new DuckDbException(DuckDbErrorType.Conversion, $"DuckDB takes no {value.GetType().Name} for a {type}.");
    }

    private static nint BuildScalar(object value, DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.Boolean => NativeMethods.duckdb_create_bool((bool)value ? (byte)1 : (byte)0),
        DuckDbTypeId.TinyInt => NativeMethods.duckdb_create_int8((sbyte)value),
        DuckDbTypeId.UTinyInt => NativeMethods.duckdb_create_uint8((byte)value),
        DuckDbTypeId.SmallInt => NativeMethods.duckdb_create_int16((short)value),
        DuckDbTypeId.USmallInt => NativeMethods.duckdb_create_uint16((ushort)value),
        DuckDbTypeId.Integer => NativeMethods.duckdb_create_int32((int)value),
        DuckDbTypeId.UInteger => NativeMethods.duckdb_create_uint32((uint)value),
        DuckDbTypeId.BigInt => NativeMethods.duckdb_create_int64((long)value),
        DuckDbTypeId.UBigInt => NativeMethods.duckdb_create_uint64((ulong)value),
        DuckDbTypeId.HugeInt => NativeMethods.duckdb_create_hugeint(NativeHugeInt.From((Int128)value)),
        DuckDbTypeId.UHugeInt => NativeMethods.duckdb_create_uhugeint(NativeHugeInt.From((UInt128)value)),
        DuckDbTypeId.Float => NativeMethods.duckdb_create_float((float)value),
        DuckDbTypeId.Double => NativeMethods.duckdb_create_double((double)value),
        DuckDbTypeId.Decimal => NativeMethods.duckdb_create_decimal(new NativeDecimal
        {
            Width = type.Width, Scale = type.Scale, Value = NativeHugeInt.From(((DuckDbDecimal)value).Unscaled),
        }),
        DuckDbTypeId.Uuid => NativeMethods.duckdb_create_uuid(NativeHugeInt.From(UuidBits.ToNumber((Guid)value))),
        DuckDbTypeId.Interval => NativeMethods.duckdb_create_interval((DuckDbInterval)value),
        DuckDbTypeId.Date => NativeMethods.duckdb_create_date(((DuckDbDate)value).Days),
        DuckDbTypeId.Time => NativeMethods.duckdb_create_time(((DuckDbTime)value).Ticks),
        DuckDbTypeId.TimeNs => NativeMethods.duckdb_create_time_ns(((DuckDbTime)value).Ticks),
        DuckDbTypeId.TimeTz => NativeMethods.duckdb_create_time_tz_value(((DuckDbTimeTz)value).ToBits()),
        DuckDbTypeId.Timestamp => NativeMethods.duckdb_create_timestamp(((DuckDbTimestamp)value).Ticks),
        DuckDbTypeId.TimestampS => NativeMethods.duckdb_create_timestamp_s(((DuckDbTimestamp)value).Ticks),
        DuckDbTypeId.TimestampMs => NativeMethods.duckdb_create_timestamp_ms(((DuckDbTimestamp)value).Ticks),
        DuckDbTypeId.TimestampNs => NativeMethods.duckdb_create_timestamp_ns(((DuckDbTimestamp)value).Ticks),
        DuckDbTypeId.TimestampTz => NativeMethods.duckdb_create_timestamp_tz(((DuckDbTimestamp)value).Ticks),
        _ => throw new NotSupportedException($"A parameter cannot be of type {type}; give another type and cast it in the SQL (a geometry: its bytes to ST_GeomFromWKB)."),
    };

    private static nint BuildBytes(object value, DuckDbType type)
    {
        byte[] bytes = value switch
        {
            string text => Encoding.UTF8.GetBytes(text),
            DuckDbBits bits => bits.ToBytes(),
            BigInteger number => BigInteger.Abs(number).ToByteArray(isUnsigned: true, isBigEndian: true),
            _ => (byte[])value,
        };

        // An empty array has no address; its length keeps the zero from being read.
        byte none = 0;
        fixed (byte* first = bytes)
        {
            byte* data = first is null ? &none : first;
            return type.Id switch
            {
                DuckDbTypeId.Varchar => NativeMethods.duckdb_create_varchar_length(data, (ulong)bytes.Length),
                DuckDbTypeId.Bit => NativeMethods.duckdb_create_bit(new NativeBit { Data = data, Size = (ulong)bytes.Length }),
                DuckDbTypeId.BigNum => NativeMethods.duckdb_create_bignum(new NativeBigNum
                {
                    Data = data, Size = (ulong)bytes.Length, IsNegative = ((BigInteger)value).Sign < 0 ? (byte)1 : (byte)0,
                }),
                _ => NativeMethods.duckdb_create_blob(data, (ulong)bytes.Length),
            };
        }
    }

    private static nint BuildEnum(string label, DuckDbType type)
    {
        using LogicalTypeHandle handle = LogicalTypes.Create(type);
        return NativeMethods.duckdb_create_enum_value(handle, (ulong)ValueConverter.LabelIndex(label, type));
    }

    private static nint BuildNested(object value, DuckDbType type)
    {
        using LogicalTypeHandle handle = LogicalTypes.Create(type.Id is DuckDbTypeId.List or DuckDbTypeId.Array ? type.Element : type);
        switch (value)
        {
            case DuckDbUnion union:
                int tag = ValueConverter.MemberIndex(union.Member, type);
                using (ValueHandle member = CreateTyped(union.Value, type.Children[tag]))
                {
                    return NativeMethods.duckdb_create_union_value(handle, (ulong)tag, member.Pointer);
                }

            case DuckDbMap map:
                using (ValueList keys = new(map.Entries.Select(entry => (object?)entry.Key), type.Children[0].Type),
                    values = new(map.Entries.Select(entry => entry.Value), type.Children[1].Type))
                {
                    return NativeMethods.duckdb_create_map_value(handle, keys.Pointer, values.Pointer, (ulong)keys.Count);
                }

            case DuckDbStruct record:
                using (ValueList members = new(record.Values, [.. type.Children.Select(child => child.Type)]))
                {
                    return NativeMethods.duckdb_create_struct_value(handle, members.Pointer);
                }

            default:
                using (ValueList items = new((object?[])value, type.Element))
                {
                    return type.Id == DuckDbTypeId.List
                        ? NativeMethods.duckdb_create_list_value(handle, items.Pointer, (ulong)items.Count)
                        : NativeMethods.duckdb_create_array_value(handle, items.Pointer, (ulong)items.Count);
                }
        }
    }

    /// <summary>A value that knows its exact type, also where it is NULL or the type has a name: what DuckDB casts for a struct's member and hands back.</summary>
    private static ValueHandle CreateTyped(object? value, DuckDbColumn member)
    {
        using ValueHandle record = DuckDbValues.Create(new DuckDbStruct([member.Name], [value]), DuckDbType.Struct(member));
        return new ValueHandle(NativeMethods.duckdb_get_struct_child(record.Pointer, 0));
    }
}
