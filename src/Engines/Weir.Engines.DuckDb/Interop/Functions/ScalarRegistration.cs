using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>Gives a <see cref="DuckDbScalarFunction"/> to DuckDB and answers its calls.</summary>
internal static unsafe class ScalarRegistration
{
    internal static void Register(DuckDbConnection connection, DuckDbScalarFunction function)
    {
        Utf8Text.ThrowIfZeroInside(function.Name);
        nint native = NativeMethods.duckdb_create_scalar_function();
        try
        {
            NativeMethods.duckdb_scalar_function_set_name(native, function.Name);
            foreach (DuckDbType parameter in function.Parameters)
            {
                using LogicalTypeHandle type = LogicalTypes.Create(parameter);
                NativeMethods.duckdb_scalar_function_add_parameter(native, type);
            }

            SetOptions(native, function);
            NativeMethods.duckdb_scalar_function_set_extra_info(native, ManagedReference.Keep(function), ManagedReference.Release);
            NativeMethods.duckdb_scalar_function_set_function(native, &Run);
            if (NativeMethods.duckdb_register_scalar_function(connection.Handle, native) != NativeMethods.Success)
            {
                throw Refused(function.Name);
            }
        }
        finally
        {
            NativeMethods.duckdb_destroy_scalar_function(ref native);
        }
    }

    /// <summary>DuckDB gives no reason.</summary>
    internal static DuckDbException Refused(string name) =>
        new(DuckDbErrorType.Catalog, $"DuckDB refuses the function '{name}': there is one of that name already, or one of its types is not allowed.");

    private static void SetOptions(nint native, DuckDbScalarFunction function)
    {
        using (LogicalTypeHandle type = LogicalTypes.Create(function.Result))
        {
            NativeMethods.duckdb_scalar_function_set_return_type(native, type);
        }

        if (function.FurtherParameters is { } further)
        {
            using LogicalTypeHandle type = LogicalTypes.Create(further);
            NativeMethods.duckdb_scalar_function_set_varargs(native, type);
        }

        // Nulls are put into the result here: DuckDB itself does so for constants only.
        if (function.TakesNulls)
        {
            NativeMethods.duckdb_scalar_function_set_special_handling(native);
        }

        if (function.IsVolatile)
        {
            NativeMethods.duckdb_scalar_function_set_volatile(native);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Run(nint info, nint chunk, nint vector)
    {
        try
        {
            DuckDbScalarFunction function = ManagedReference.Get<DuckDbScalarFunction>(NativeMethods.duckdb_scalar_function_get_extra_info(info));
            using DataChunk input = DataChunk.Borrow(chunk, function.Parameters, function.FurtherParameters);
            using DataChunkWriter lender = new(vector, [function.Result]);
            DuckDbVectorWriter result = new(vector, function.Result, input.RowCount, lender);
            function.Body(input, result);
            if (!function.TakesNulls)
            {
                SetNulls(input, result);
            }
        }
#pragma warning disable CA1031 // An exception that left this method would end the process; it becomes the query's error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fixed (byte* message = ManagedReference.Message(exception))
            {
                NativeMethods.duckdb_scalar_function_set_error(info, message);
            }
        }
    }

    private static void SetNulls(DataChunk input, DuckDbVectorWriter result)
    {
        for (int column = 0; column < input.Columns.Length; column++)
        {
            DuckDbVector argument = input[column];
            for (int row = 0; !argument.Validity.IsEmpty && row < input.RowCount; row++)
            {
                if (argument.IsNull(row))
                {
                    result.SetNull(row);
                }
            }
        }
    }
}
