using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>Gives a <see cref="DuckDbTableFunction"/> to DuckDB and answers its calls: bind, then initialise, then read until there are no more rows.</summary>
internal static unsafe class TableRegistration
{
    internal static void Register(DuckDbConnection connection, DuckDbTableFunction function)
    {
        Array.ForEach([function.Name, .. function.NamedParameters.Select(parameter => parameter.Name)], Utf8Text.ThrowIfZeroInside);
        nint native = NativeMethods.duckdb_create_table_function();
        try
        {
            NativeMethods.duckdb_table_function_set_name(native, function.Name);
            foreach (DuckDbType parameter in function.Parameters)
            {
                using LogicalTypeHandle type = LogicalTypes.Create(parameter);
                NativeMethods.duckdb_table_function_add_parameter(native, type);
            }

            foreach (DuckDbColumn parameter in function.NamedParameters)
            {
                using LogicalTypeHandle type = LogicalTypes.Create(parameter.Type);
                NativeMethods.duckdb_table_function_add_named_parameter(native, parameter.Name, type);
            }

            NativeMethods.duckdb_table_function_supports_projection_pushdown(native, function.SelectsColumns ? (byte)1 : (byte)0);
            NativeMethods.duckdb_table_function_set_extra_info(native, ManagedReference.Keep(function), ManagedReference.Release);
            NativeMethods.duckdb_table_function_set_bind(native, &Bind);
            NativeMethods.duckdb_table_function_set_init(native, &Initialise);
            NativeMethods.duckdb_table_function_set_function(native, &Read);
            if (NativeMethods.duckdb_register_table_function(connection.Handle, native) != NativeMethods.Success)
            {
                throw ScalarRegistration.Refused(function.Name);
            }
        }
        finally
        {
            NativeMethods.duckdb_destroy_table_function(ref native);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        try
        {
            DuckDbTableFunction function = ManagedReference.Get<DuckDbTableFunction>(NativeMethods.duckdb_bind_get_extra_info(info));
            DuckDbTable table = function.Bind(ReadArguments(info, function));
            foreach (DuckDbColumn column in table.Columns)
            {
                Utf8Text.ThrowIfZeroInside(column.Name);
                using LogicalTypeHandle type = LogicalTypes.Create(column.Type);
                NativeMethods.duckdb_bind_add_result_column(info, column.Name, type);
            }

            if (table.EstimatedRows is { } rows)
            {
                NativeMethods.duckdb_bind_set_cardinality(info, (ulong)Math.Max(rows, 0), 0);
            }

            NativeMethods.duckdb_bind_set_bind_data(info, ManagedReference.Keep(table), ManagedReference.Release);
        }
#pragma warning disable CA1031 // An exception that left this method would end the process; it becomes the query's error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fixed (byte* message = ManagedReference.Message(exception))
            {
                NativeMethods.duckdb_bind_set_error(info, message);
            }
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Initialise(nint info)
    {
        try
        {
            DuckDbTable table = ManagedReference.Get<DuckDbTable>(NativeMethods.duckdb_init_get_bind_data(info));
            TableScan scan = table.OpenColumns is null
                ? new(table.Open(), [.. table.Columns.Select(column => column.Type)])
                : OpenColumns(table, table.OpenColumns, info);
            NativeMethods.duckdb_init_set_init_data(info, ManagedReference.Keep(scan), ManagedReference.Release);
            NativeMethods.duckdb_init_set_max_threads(info, 1);
        }
#pragma warning disable CA1031 // As in Bind.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fixed (byte* message = ManagedReference.Message(exception))
            {
                NativeMethods.duckdb_init_set_error(info, message);
            }
        }
    }

    /// <summary>A query that only counts rows asks for a column that no table has, a number of the row.</summary>
    private static TableScan OpenColumns(DuckDbTable table, Func<ImmutableArray<int>, DuckDbTableRead> open, nint info)
    {
        ImmutableArray<int>.Builder places = ImmutableArray.CreateBuilder<int>();
        for (ulong i = 0; i < NativeMethods.duckdb_init_get_column_count(info); i++)
        {
            places.Add((int)Math.Min(NativeMethods.duckdb_init_get_column_index(info, i), (ulong)table.Columns.Length));
        }

        ImmutableArray<DuckDbType> types = [.. places.Select(place => place < table.Columns.Length ? table.Columns[place].Type : DuckDbType.BigInt)];
        return new TableScan(open(places.ToImmutable()), types);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Read(nint info, nint chunk)
    {
        try
        {
            TableScan scan = ManagedReference.Get<TableScan>(NativeMethods.duckdb_function_get_init_data(info));
            NativeMethods.duckdb_data_chunk_set_size(chunk, (ulong)scan.Read(chunk));
        }
#pragma warning disable CA1031 // As in Bind.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fixed (byte* message = ManagedReference.Message(exception))
            {
                NativeMethods.duckdb_function_set_error(info, message);
            }
        }
    }

    private static DuckDbTableArguments ReadArguments(nint info, DuckDbTableFunction function)
    {
        ImmutableArray<object?>.Builder values = ImmutableArray.CreateBuilder<object?>(function.Parameters.Length);
        for (int i = 0; i < function.Parameters.Length; i++)
        {
            using ValueHandle value = new(NativeMethods.duckdb_bind_get_parameter(info, (ulong)i));
            values.Add(ArgumentReader.Read(value));
        }

        ImmutableDictionary<string, object?>.Builder named = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DuckDbColumn parameter in function.NamedParameters)
        {
            using ValueHandle value = new(NativeMethods.duckdb_bind_get_named_parameter(info, parameter.Name));
            if (!value.IsInvalid)
            {
                named[parameter.Name] = ArgumentReader.Read(value);
            }
        }

        return new DuckDbTableArguments(values.MoveToImmutable(), named.ToImmutable());
    }
}
