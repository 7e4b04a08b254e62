using Weir.Engines.DuckDb.Interop.Native;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>Reads a duckdb_value of any type as an object.</summary>
internal static class ArgumentReader
{
    internal static object? Read(ValueHandle value)
    {
        if (NativeMethods.duckdb_is_null_value(value.Pointer) != 0)
        {
            return null;
        }

        // The type belongs to the value. A vector of one row gives access to values of all types alike.
        nint type = NativeMethods.duckdb_get_value_type(value.Pointer);
        nint vector = NativeMethods.duckdb_create_vector(type, 1);
        try
        {
            NativeMethods.duckdb_vector_reference_value(vector, value.Pointer);
            return new DuckDbVector(vector, LogicalTypes.Read(type), 1, null).GetValue(0);
        }
        finally
        {
            NativeMethods.duckdb_destroy_vector(ref vector);
        }
    }
}
