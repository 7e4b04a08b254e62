using System.Runtime.InteropServices;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>An array of duckdb_values for the length of a call.</summary>
internal sealed unsafe class ValueList : IDisposable
{
    private readonly nint* values;

    internal ValueList(IEnumerable<object?> items, DuckDbType type)
        : this([.. items], _ => type)
    {
    }

    internal ValueList(IReadOnlyList<object?> items, DuckDbType[] types)
        : this([.. items], i => types[i])
    {
    }

    private ValueList(object?[] items, Func<int, DuckDbType> typeAt)
    {
        values = (nint*)NativeMemory.AllocZeroed((nuint)Math.Max(1, items.Length), (nuint)sizeof(nint));
        try
        {
            for (; Count < items.Length; Count++)
            {
                values[Count] = ValueBuilder.Build(items[Count], typeAt(Count));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal int Count { get; private set; }

    internal nint* Pointer => values;

    public void Dispose()
    {
        for (int i = 0; i < Count; i++)
        {
            NativeMethods.duckdb_destroy_value(ref values[i]);
        }

        NativeMemory.Free(values);
    }
}
