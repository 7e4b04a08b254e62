using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>Single values, for parameters and profiling metrics.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_value(ref nint value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_null_value();

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_bool(byte value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_int8(sbyte value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_uint8(byte value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_int16(short value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_uint16(ushort value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_int32(int value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_uint32(uint value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_int64(long value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_uint64(ulong value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_hugeint(NativeHugeInt value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_uhugeint(NativeHugeInt value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_bignum(NativeBigNum value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_decimal(NativeDecimal value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_float(float value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_double(double value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_varchar_length(byte* text, ulong length);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_blob(byte* data, ulong length);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_bit(NativeBit value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_date(int days);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_time(long microseconds);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_time_ns(long nanoseconds);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_time_tz_value(ulong bits);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_timestamp(long microseconds);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_timestamp_tz(long microseconds);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_timestamp_s(long seconds);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_timestamp_ms(long milliseconds);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_timestamp_ns(long nanoseconds);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_interval(DuckDbInterval value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_uuid(NativeHugeInt value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_enum_value(LogicalTypeHandle type, ulong index);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_list_value(LogicalTypeHandle element, nint* values, ulong count);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_array_value(LogicalTypeHandle element, nint* values, ulong count);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_struct_value(LogicalTypeHandle type, nint* values);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_map_value(LogicalTypeHandle type, nint* keys, nint* values, ulong count);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_union_value(LogicalTypeHandle type, ulong tag, nint value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_get_struct_child(nint value, ulong index);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_get_map_size(nint value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_get_map_key(nint value, ulong index);

    [LibraryImport(Library)]
    internal static partial nint duckdb_get_map_value(nint value, ulong index);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_get_varchar(nint value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_get_profiling_info(ConnectionHandle connection);

    [LibraryImport(Library)]
    internal static partial nint duckdb_profiling_info_get_metrics(nint info);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_profiling_info_get_child_count(nint info);

    [LibraryImport(Library)]
    internal static partial nint duckdb_profiling_info_get_child(nint info, ulong index);
}
