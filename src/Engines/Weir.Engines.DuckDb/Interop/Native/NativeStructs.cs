using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>duckdb_result: passed by value, so its size is part of the ABI; only <c>internal_data</c> is in use.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    internal ulong DeprecatedColumnCount;
    internal ulong DeprecatedRowCount;
    internal ulong DeprecatedRowsChanged;
    internal nint DeprecatedColumns;
    internal nint DeprecatedErrorMessage;
    internal nint InternalData;
}

/// <summary>duckdb_query_progress_type.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeProgress
{
    internal double Percentage;
    internal ulong RowsProcessed;
    internal ulong TotalRows;
}

/// <summary>duckdb_decimal.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeDecimal
{
    internal byte Width;
    internal byte Scale;
    internal NativeHugeInt Value;
}

/// <summary>duckdb_hugeint and duckdb_uhugeint: 8-byte aligned halves, unlike <see cref="Int128"/>, which C passes 16-byte aligned.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeHugeInt
{
    internal ulong Lower;
    internal ulong Upper;

    internal static NativeHugeInt From(Int128 value) => From((UInt128)value);

    internal static NativeHugeInt From(UInt128 value) => new() { Lower = (ulong)value, Upper = (ulong)(value >> 64) };
}

/// <summary>duckdb_bit: the first byte counts the padding bits of the second.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeBit
{
    internal byte* Data;
    internal ulong Size;
}

/// <summary>duckdb_bignum: the magnitude, most significant byte first.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeBigNum
{
    internal byte* Data;
    internal ulong Size;
    internal byte IsNegative;
}
