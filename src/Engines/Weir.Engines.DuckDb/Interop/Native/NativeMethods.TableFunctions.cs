using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>Table functions written in C#.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial nint duckdb_create_table_function();

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_table_function(ref nint function);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void duckdb_table_function_set_name(nint function, string name);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_add_parameter(nint function, LogicalTypeHandle type);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void duckdb_table_function_add_named_parameter(nint function, string name, LogicalTypeHandle type);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_extra_info(nint function, nint info, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_bind(nint function, delegate* unmanaged[Cdecl]<nint, void> bind);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_init(nint function, delegate* unmanaged[Cdecl]<nint, void> initialise);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_function(nint function, delegate* unmanaged[Cdecl]<nint, nint, void> read);

    [LibraryImport(Library)]
    internal static partial int duckdb_register_table_function(ConnectionHandle connection, nint function);

    [LibraryImport(Library)]
    internal static partial nint duckdb_bind_get_extra_info(nint info);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void duckdb_bind_add_result_column(nint info, string name, LogicalTypeHandle type);

    [LibraryImport(Library)]
    internal static partial nint duckdb_bind_get_parameter(nint info, ulong index);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint duckdb_bind_get_named_parameter(nint info, string name);

    [LibraryImport(Library)]
    internal static partial void duckdb_bind_set_bind_data(nint info, nint data, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library)]
    internal static partial void duckdb_bind_set_cardinality(nint info, ulong cardinality, byte isExact);

    [LibraryImport(Library)]
    internal static partial void duckdb_bind_set_error(nint info, byte* error);

    [LibraryImport(Library)]
    internal static partial nint duckdb_init_get_bind_data(nint info);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_supports_projection_pushdown(nint function, byte supports);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_init_get_column_count(nint info);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_init_get_column_index(nint info, ulong column);

    [LibraryImport(Library)]
    internal static partial void duckdb_init_set_init_data(nint info, nint data, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library)]
    internal static partial void duckdb_init_set_max_threads(nint info, ulong threads);

    [LibraryImport(Library)]
    internal static partial void duckdb_init_set_error(nint info, byte* error);

    [LibraryImport(Library)]
    internal static partial nint duckdb_function_get_init_data(nint info);

    [LibraryImport(Library)]
    internal static partial void duckdb_function_set_error(nint info, byte* error);

    [LibraryImport(Library)]
    internal static partial nint duckdb_get_value_type(nint value);

    [LibraryImport(Library)]
    internal static partial byte duckdb_is_null_value(nint value);

    [LibraryImport(Library)]
    internal static partial nint duckdb_create_vector(nint type, ulong capacity);

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_vector(ref nint vector);

    [LibraryImport(Library)]
    internal static partial void duckdb_vector_reference_value(nint vector, nint value);
}
