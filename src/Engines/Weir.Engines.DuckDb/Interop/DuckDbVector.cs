using System.Runtime.CompilerServices;
using System.Text;
using Weir.Engines.DuckDb.Interop.Native;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>A column of a <see cref="DataChunk"/>, or the child of a nested one, read in place.</summary>
public readonly unsafe ref struct DuckDbVector
{
    private readonly nint vector;
    private readonly void* data;
    private readonly ulong* validity;
    private readonly DataChunk? owner;

    internal DuckDbVector(nint vector, DuckDbType type, int count, DataChunk? owner)
    {
        this.vector = vector;
        this.owner = owner;
        Type = type;
        Count = count;
        data = NativeMethods.duckdb_vector_get_data(vector);
        validity = NativeMethods.duckdb_vector_get_validity(vector);
    }

    public DuckDbType Type { get; }

    /// <summary>Rows in the vector; for the child of a list, the items of all its rows together.</summary>
    public int Count { get; }

    /// <summary>One bit per row, set where the value is not NULL; empty where none is NULL.</summary>
    public ReadOnlySpan<ulong> Validity => validity is null ? [] : new ReadOnlySpan<ulong>(validity, (Count + 63) / 64);

    /// <summary>The values in DuckDB's representation; those of NULL rows are undefined.</summary>
    /// <typeparam name="T">A type of the same size: <see cref="long"/> for BIGINT and timestamps, <see cref="Int128"/> for HUGEINT, ...</typeparam>
    /// <exception cref="InvalidOperationException">The size does not fit.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        owner?.ThrowIfDisposed();
        return sizeof(T) == Type.PhysicalSize
            ? new ReadOnlySpan<T>(data, Count)
            : throw new InvalidOperationException($"A {Type} takes {Type.PhysicalSize} bytes a value; {typeof(T).Name} takes {sizeof(T)}.");
    }

    public bool IsNull(int row)
    {
        Check(row);
        return validity is not null && (validity[row >> 6] & (1UL << (row & 63))) == 0;
    }

    /// <summary>The bytes of a string, blob, bit, bignum or geometry; good until the chunk is disposed. None for NULL.</summary>
    public ReadOnlySpan<byte> Bytes(int row)
    {
        Check(row);
        if (!Type.IsStringLike)
        {
            throw new InvalidOperationException($"A {Type} is not made of bytes.");
        }

        return IsNull(row) ? [] : ((StringSlot*)data + row)->Bytes;
    }

    /// <summary>A VARCHAR as a .NET string.</summary>
    public string GetString(int row) => Encoding.UTF8.GetString(Bytes(row));

    /// <summary>Where the items of a list, map or array lie in <see cref="Child"/>. A list or map that is NULL has none.</summary>
    public Range ItemRange(int row)
    {
        Check(row);
        switch (Type.Id)
        {
            case DuckDbTypeId.List or DuckDbTypeId.Map:
                if (IsNull(row))
                {
                    return default;
                }

                ulong* entry = (ulong*)data + (2 * row);
                return new Range((int)entry[0], (int)(entry[0] + entry[1]));
            case DuckDbTypeId.Array:
                return new Range(row * Type.ArrayLength, (row + 1) * Type.ArrayLength);
            default:
                throw new InvalidOperationException($"A {Type} has no items.");
        }
    }

    /// <summary>The items of a list or array (index 0), the keys (0) or values (1) of a map, a member of a struct or union.</summary>
    public DuckDbVector Child(int index = 0)
    {
        owner?.ThrowIfDisposed();
        DuckDbType child = Type.Children[index].Type;
        switch (Type.Id)
        {
            case DuckDbTypeId.List:
                return new DuckDbVector(NativeMethods.duckdb_list_vector_get_child(vector), child, ListSize(), owner);
            case DuckDbTypeId.Array:
                return new DuckDbVector(NativeMethods.duckdb_array_vector_get_child(vector), child, Count * Type.ArrayLength, owner);
            case DuckDbTypeId.Map:
                nint entries = NativeMethods.duckdb_list_vector_get_child(vector);
                return new DuckDbVector(NativeMethods.duckdb_struct_vector_get_child(entries, (ulong)index), child, ListSize(), owner);
            default:
                int first = Type.Id == DuckDbTypeId.Union ? 1 : 0;
                return new DuckDbVector(NativeMethods.duckdb_struct_vector_get_child(vector, (ulong)(index + first)), child, Count, owner);
        }
    }

    /// <summary>For a union: which member a row holds.</summary>
    public int UnionTag(int row)
    {
        Check(row);
        return Type.Id == DuckDbTypeId.Union
            ? ((byte*)NativeMethods.duckdb_vector_get_data(NativeMethods.duckdb_struct_vector_get_child(vector, 0)))[row]
            : throw new InvalidOperationException($"A {Type} has no tag.");
    }

    /// <summary>A value as an object, null for NULL; the representations are listed in <see cref="DuckDbValues"/>.</summary>
    public object? GetValue(int row) => ValueReader.Read(this, row);

    /// <summary>Where the values lie.</summary>
    internal nint Address => (nint)data;

    /// <summary>Where the validity bits lie; 0 where no row is NULL.</summary>
    internal nint ValidityAddress => (nint)validity;

    /// <summary>The same vector seen as the type in which DuckDB stores its own.</summary>
    internal DuckDbVector As(DuckDbType storage) => new(vector, storage, Count, owner);

    /// <summary>The same, without a check of the size; for callers that know it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Raw<T>(int row)
        where T : unmanaged => ((T*)data)[row];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Check(int row)
    {
        owner?.ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
    }

    private int ListSize() => (int)NativeMethods.duckdb_list_vector_get_size(vector);
}
