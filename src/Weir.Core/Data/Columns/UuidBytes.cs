using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Weir.Core.Data.Columns;

/// <summary>The value of a uuid: 16 bytes in the order in which they are written, as in Arrow's uuid type. <see cref="Guid"/> orders its bytes otherwise.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct UuidBytes
{
    private readonly ulong first;
    private readonly ulong second;

    private UuidBytes(ReadOnlySpan<byte> bytes)
    {
        first = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        second = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
    }

    public static UuidBytes From(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return new UuidBytes(bytes);
    }

    public Guid ToGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, first);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], second);
        return new Guid(bytes, bigEndian: true);
    }

    public override string ToString() => ToGuid().ToString();
}
