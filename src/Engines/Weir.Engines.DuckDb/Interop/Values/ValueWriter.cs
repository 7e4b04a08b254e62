using System.Numerics;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>Writes a boxed value into a vector; the counterpart of <see cref="ValueReader"/>.</summary>
internal static class ValueWriter
{
    internal static void Write(scoped in DuckDbVectorWriter vector, int row, object? value)
    {
        if (value is null)
        {
            vector.SetNull(row);
            return;
        }

        DuckDbType type = vector.Type;
        object converted = ValueConverter.Convert(value, type);
        switch (type.Id)
        {
            case DuckDbTypeId.Varchar:
                vector.SetText(row, (string)converted);
                break;
            case DuckDbTypeId.Blob:
                vector.SetBytes(row, (byte[])converted);
                break;
            case DuckDbTypeId.Bit:
                vector.SetBytes(row, ((DuckDbBits)converted).ToBytes());
                break;
            case DuckDbTypeId.BigNum:
                vector.SetBytes(row, BigNumBytes.Write((BigInteger)converted));
                break;
            case DuckDbTypeId.List or DuckDbTypeId.Array or DuckDbTypeId.Struct or DuckDbTypeId.Map or DuckDbTypeId.Union:
                WriteNested(vector, row, converted);
                break;
            case DuckDbTypeId.Enum:
                WriteWidth(vector, row, ValueConverter.LabelIndex((string)converted, type));
                break;
            case DuckDbTypeId.Decimal:
                WriteWidth(vector, row, ((DuckDbDecimal)converted).Unscaled);
                break;
            default:
                WriteFixed(vector, row, converted);
                break;
        }
    }

    private static void WriteFixed(scoped in DuckDbVectorWriter vector, int row, object value)
    {
        switch (value)
        {
            case bool v: vector.SetRaw(row, v ? (byte)1 : (byte)0); break;
            case sbyte v: vector.SetRaw(row, v); break;
            case byte v: vector.SetRaw(row, v); break;
            case short v: vector.SetRaw(row, v); break;
            case ushort v: vector.SetRaw(row, v); break;
            case int v: vector.SetRaw(row, v); break;
            case uint v: vector.SetRaw(row, v); break;
            case long v: vector.SetRaw(row, v); break;
            case ulong v: vector.SetRaw(row, v); break;
            case Int128 v: vector.SetRaw(row, v); break;
            case UInt128 v: vector.SetRaw(row, v); break;
            case float v: vector.SetRaw(row, v); break;
            case double v: vector.SetRaw(row, v); break;
            case DuckDbDate v: vector.SetRaw(row, v.Days); break;
            case DuckDbTime v: vector.SetRaw(row, v.Ticks); break;
            case DuckDbTimeTz v: vector.SetRaw(row, v.ToBits()); break;
            case DuckDbTimestamp v: vector.SetRaw(row, v.Ticks); break;
            case DuckDbInterval v: vector.SetRaw(row, v); break;
            case Guid v: vector.SetRaw(row, UuidBits.ToStored(v)); break;
            default: throw new NotSupportedException($"A {vector.Type} cannot be written; write another type and cast it in SQL (a geometry: its bytes to ST_GeomFromWKB).");
        }
    }

    /// <summary>Writes a decimal or the number of an enum's label in as many bytes as the type takes.</summary>
    internal static void WriteWidth(scoped in DuckDbVectorWriter vector, int row, Int128 value)
    {
        switch (vector.Type.PhysicalSize)
        {
            case 1: vector.SetRaw(row, (byte)value); break;
            case 2: vector.SetRaw(row, (ushort)value); break;
            case 4: vector.SetRaw(row, (uint)value); break;
            case 8: vector.SetRaw(row, (ulong)value); break;
            default: vector.SetRaw(row, value); break;
        }
    }

    private static void WriteNested(scoped in DuckDbVectorWriter vector, int row, object value)
    {
        switch (value)
        {
            case DuckDbMap map:
                int first = vector.AppendItems(row, map.Entries.Length);
                WriteItems(vector.Child(0), first, [.. map.Entries.Select(entry => (object?)entry.Key)]);
                WriteItems(vector.Child(1), first, [.. map.Entries.Select(entry => entry.Value)]);
                break;
            case DuckDbStruct record:
                vector.SetValid(row);
                for (int i = 0; i < record.Values.Length; i++)
                {
                    Write(vector.Child(i), row, record.Values[i]);
                }

                break;
            case DuckDbUnion union:
                int tag = ValueConverter.MemberIndex(union.Member, vector.Type);
                vector.SetUnionTag(row, tag);
                for (int i = 0; i < vector.Type.Children.Length; i++)
                {
                    Write(vector.Child(i), row, i == tag ? union.Value : null);
                }

                break;
            default:
                object?[] items = (object?[])value;
                vector.SetValid(row);
                int start = vector.Type.Id == DuckDbTypeId.Array ? row * items.Length : vector.AppendItems(row, items.Length);
                WriteItems(vector.Child(), start, items);
                break;
        }
    }

    private static void WriteItems(scoped in DuckDbVectorWriter child, int start, object?[] items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            Write(child, start + i, items[i]);
        }
    }
}
