using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>Reads a VARIANT as the value that it holds: an object as a <see cref="DuckDbStruct"/>, an array as object?[], a scalar as that of its type.</summary>
/// <remarks>
/// A variant is stored as a struct: the objects' keys; all children as pairs of key and value; all values as pairs of kind and place; and the bytes in which
/// those places are. Value 0 is the whole.
/// </remarks>
internal readonly ref struct VariantReader
{
    private readonly DuckDbVector keys;
    private readonly DuckDbVector children;
    private readonly DuckDbVector values;
    private readonly ReadOnlySpan<byte> data;
    private readonly int firstKey;
    private readonly int firstChild;
    private readonly int firstValue;

    private VariantReader(scoped in DuckDbVector storage, int row)
    {
        keys = storage.Child(0).Child();
        children = storage.Child(1).Child();
        values = storage.Child(2).Child();
        data = storage.Child(3).Bytes(row);
        firstKey = storage.Child(0).ItemRange(row).Start.Value;
        firstChild = storage.Child(1).ItemRange(row).Start.Value;
        firstValue = storage.Child(2).ItemRange(row).Start.Value;
    }

    /// <summary>The type of the struct behind the vector of a variant.</summary>
    internal static DuckDbType Storage { get; } = DuckDbType.Struct(
        new DuckDbColumn("keys", DuckDbType.List(DuckDbType.Varchar)),
        new DuckDbColumn("children", DuckDbType.List(DuckDbType.Struct(
            new DuckDbColumn("keys_index", DuckDbType.Of(DuckDbTypeId.UInteger)), new DuckDbColumn("values_index", DuckDbType.Of(DuckDbTypeId.UInteger))))),
        new DuckDbColumn("values", DuckDbType.List(DuckDbType.Struct(
            new DuckDbColumn("type_id", DuckDbType.Of(DuckDbTypeId.UTinyInt)), new DuckDbColumn("byte_offset", DuckDbType.Of(DuckDbTypeId.UInteger))))),
        new DuckDbColumn("data", DuckDbType.Of(DuckDbTypeId.Blob)));

    /// <param name="storage">The variant's vector, seen as <see cref="Storage"/>.</param>
    /// <param name="row">The row, which is not NULL.</param>
    internal static object? Read(scoped in DuckDbVector storage, int row) => new VariantReader(storage, row).ReadValue(0);

    private object? ReadValue(int index)
    {
        byte kind = values.Child(0).Raw<byte>(firstValue + index);
        ReadOnlySpan<byte> bytes = data[(int)values.Child(1).Raw<uint>(firstValue + index)..];
        return kind switch
        {
            0 => null,
            1 => true,
            2 => false,
            15 => ReadDecimal(bytes),
            16 => Encoding.UTF8.GetString(Take(bytes)),
            17 or 33 => Take(bytes).ToArray(),
            29 => ReadObject(bytes),
            30 => ReadArray(bytes),
            31 => BigNumBytes.Read(Take(bytes)),
            32 => DuckDbBits.FromBytes(Take(bytes)),
            _ => ReadFixed(kind, bytes),
        };
    }

    private static object ReadFixed(byte kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        3 => (sbyte)bytes[0],
        4 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        5 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        6 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        7 => BinaryPrimitives.ReadInt128LittleEndian(bytes),
        8 => bytes[0],
        9 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        10 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        11 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        12 => BinaryPrimitives.ReadUInt128LittleEndian(bytes),
        13 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        14 => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        18 => UuidBits.ToGuid(BinaryPrimitives.ReadUInt128LittleEndian(bytes)),
        19 => new DuckDbDate(BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        20 => new DuckDbTime(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        21 => new DuckDbTime(BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeUnit.Nanosecond),
        22 => new DuckDbTimestamp(BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeUnit.Second),
        23 => new DuckDbTimestamp(BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeUnit.Millisecond),
        24 => new DuckDbTimestamp(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        25 => new DuckDbTimestamp(BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeUnit.Nanosecond),
        26 => DuckDbTimeTz.FromBits(BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
        27 => new DuckDbTimestamp(BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeUnit.Microsecond, HasTimeZone: true),
        28 => MemoryMarshal.Read<DuckDbInterval>(bytes),
        _ => throw new NotSupportedException($"A variant holds a value of kind {kind}, which is not known; cast it in the query, for instance to VARCHAR."),
    };

    private static DuckDbDecimal ReadDecimal(ReadOnlySpan<byte> bytes)
    {
        byte width = (byte)ReadVariableInteger(ref bytes);
        byte scale = (byte)ReadVariableInteger(ref bytes);
        Int128 unscaled = width switch
        {
            <= 4 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            <= 9 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            <= 18 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => BinaryPrimitives.ReadInt128LittleEndian(bytes),
        };
        return new DuckDbDecimal(unscaled, width, scale);
    }

    private DuckDbStruct ReadObject(ReadOnlySpan<byte> bytes)
    {
        int count = ReadVariableInteger(ref bytes);
        int first = count == 0 ? 0 : firstChild + ReadVariableInteger(ref bytes);
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>(count);
        ImmutableArray<object?>.Builder items = ImmutableArray.CreateBuilder<object?>(count);
        for (int i = first; i < first + count; i++)
        {
            names.Add(keys.GetString(firstKey + (int)children.Child(0).Raw<uint>(i)));
            items.Add(ReadValue((int)children.Child(1).Raw<uint>(i)));
        }

        return new DuckDbStruct(names.MoveToImmutable(), items.MoveToImmutable());
    }

    private object?[] ReadArray(ReadOnlySpan<byte> bytes)
    {
        object?[] items = new object?[ReadVariableInteger(ref bytes)];
        int first = items.Length == 0 ? 0 : firstChild + ReadVariableInteger(ref bytes);
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ReadValue((int)children.Child(1).Raw<uint>(first + i));
        }

        return items;
    }

    /// <summary>Bytes behind their number.</summary>
    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bytes)
    {
        int length = ReadVariableInteger(ref bytes);
        return bytes[..length];
    }

    /// <summary>Seven bits per byte, the lowest first; the top bit says that another byte follows.</summary>
    private static int ReadVariableInteger(ref ReadOnlySpan<byte> bytes)
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[0];
            bytes = bytes[1..];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return checked((int)value);
            }
        }
    }
}
