using System.Buffers.Binary;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>DuckDB's form of a UUID: a 128-bit number with its top bit inverted, so that signed order is text order.</summary>
internal static class UuidBits
{
    private static readonly UInt128 TopBit = UInt128.One << 127;

    internal static Guid ToGuid(UInt128 stored)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, stored ^ TopBit);
        return new Guid(bytes, bigEndian: true);
    }

    internal static UInt128 ToStored(Guid value) => ToNumber(value) ^ TopBit;

    internal static UInt128 ToNumber(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
