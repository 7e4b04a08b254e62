using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>duckdb_string_t: up to 12 bytes in place, more behind a pointer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct StringSlot
{
    private const int InlineLimit = 12;

    [FieldOffset(0)]
    private readonly uint length;

    [FieldOffset(4)]
    private fixed byte inlined[InlineLimit];

    [FieldOffset(8)]
    private readonly byte* pointer;

    /// <summary>The bytes; only for a slot in native memory, which does not move.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    internal ReadOnlySpan<byte> Bytes => length <= InlineLimit
        ? MemoryMarshal.CreateReadOnlySpan(ref inlined[0], (int)length)
        : new ReadOnlySpan<byte>(pointer, checked((int)length));
}
