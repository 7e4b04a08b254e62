using System.Text;
using System.Text.Unicode;
using Weir.Engines.DuckDb.Interop.Native;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>
/// A column of a chunk that is being filled, or the child of a nested one. Every row has to be written: one that is not holds what was there before.
/// Good until its chunk is handed over.
/// </summary>
public readonly unsafe ref struct DuckDbVectorWriter
{
    private readonly nint vector;
    private readonly DataChunkWriter owner;

    internal DuckDbVectorWriter(nint vector, DuckDbType type, int capacity, DataChunkWriter owner)
    {
        this.vector = vector;
        this.owner = owner;
        Type = type;
        Capacity = capacity;
    }

    public DuckDbType Type { get; }

    /// <summary>Rows that there is room for; for the child of a list, the items reserved so far.</summary>
    public int Capacity { get; }

    /// <summary>The rows in DuckDB's representation, to be written.</summary>
    /// <typeparam name="T">A type of the same size, as for <see cref="DuckDbVector.Values{T}"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The size does not fit, or the values are no plain ones (text, lists, structs).</exception>
    public Span<T> Values<T>()
        where T : unmanaged
    {
        owner.ThrowIfDisposed();
        return sizeof(T) == Type.PhysicalSize && !Type.IsStringLike && Type.Id is not (DuckDbTypeId.List or DuckDbTypeId.Map)
            ? new Span<T>(NativeMethods.duckdb_vector_get_data(vector), Capacity)
            : throw new InvalidOperationException($"A {Type} cannot be written as values of {typeof(T).Name}.");
    }

    /// <summary>Writes NULL, into the children of a struct, array or union too.</summary>
    public void SetNull(int row)
    {
        Check(row);
        SetInvalid(row);
        switch (Type.Id)
        {
            case DuckDbTypeId.List or DuckDbTypeId.Map:
                SetEntry(row, 0, 0);
                break;
            case DuckDbTypeId.Array:
                SetRowsNull(Child(), row * Type.ArrayLength, Type.ArrayLength);
                break;
            case DuckDbTypeId.Union:
                Tags().SetInvalid(row);
                goto case DuckDbTypeId.Struct;
            case DuckDbTypeId.Struct:
                for (int i = 0; i < Type.Children.Length; i++)
                {
                    Child(i).SetNull(row);
                }

                break;
        }
    }

    /// <summary>Takes back a NULL: for a struct or array, whose children are written on their own; the other ways to write a row do so themselves.</summary>
    public void SetValid(int row)
    {
        Check(row);
        ulong* validity = NativeMethods.duckdb_vector_get_validity(vector);
        if (validity is not null)
        {
            validity[row >> 6] |= 1UL << (row & 63);
        }
    }

    /// <summary>Writes a text or JSON as UTF-8; half a surrogate pair becomes U+FFFD.</summary>
    public void SetText(int row, ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        SetBytes(row, bytes);
    }

    /// <summary>Writes the bytes of a text or blob, or of a bit string or bignum in DuckDB's form.</summary>
    /// <exception cref="DuckDbException">A text is not UTF-8.</exception>
    /// <exception cref="InvalidOperationException">The type is not made of bytes.</exception>
    public void SetBytes(int row, ReadOnlySpan<byte> bytes)
    {
        Check(row);
        if (!Type.IsStringLike)
        {
            throw new InvalidOperationException($"A {Type} is not made of bytes.");
        }

        if (Type.Id == DuckDbTypeId.Varchar && !Utf8.IsValid(bytes))
        {
            throw new DuckDbException(DuckDbErrorType.InvalidInput, $"The bytes are no UTF-8 text: {Convert.ToHexString(bytes[..Math.Min(bytes.Length, 40)])}");
        }

        // An empty span may have no address; DuckDB does not read it.
        byte none = 0;
        fixed (byte* first = bytes)
        {
            NativeMethods.duckdb_unsafe_vector_assign_string_element_len(vector, (ulong)row, first is null ? &none : first, (ulong)bytes.Length);
        }

        SetValid(row);
    }

    /// <summary>Gives a row of a list or map its items: makes room for them behind those of earlier rows.</summary>
    /// <returns>Where the items begin in <see cref="Child"/>, which has to be asked for anew, since it may have moved.</returns>
    public int AppendItems(int row, int count)
    {
        Check(row);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (Type.Id is not (DuckDbTypeId.List or DuckDbTypeId.Map))
        {
            throw new InvalidOperationException($"A {Type} has no items of its own number.");
        }

        int start = ReserveItems(count);
        SetItems(row, start, count);
        return start;
    }

    /// <summary>Says which member of a union a row holds; every other member of the row has to be NULL.</summary>
    public void SetUnionTag(int row, int member)
    {
        Check(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)Type.Children.Length, nameof(member));
        Tags().SetRaw(row, (byte)member);
        SetValid(row);
    }

    /// <summary>The items of a list or array (index 0), the keys (0) or values (1) of a map, a member of a struct or union.</summary>
    public DuckDbVectorWriter Child(int index = 0)
    {
        owner.ThrowIfDisposed();
        DuckDbType child = Type.Children[index].Type;
        switch (Type.Id)
        {
            case DuckDbTypeId.List:
                return new DuckDbVectorWriter(NativeMethods.duckdb_list_vector_get_child(vector), child, ListSize(), owner);
            case DuckDbTypeId.Array:
                return new DuckDbVectorWriter(NativeMethods.duckdb_array_vector_get_child(vector), child, Capacity * Type.ArrayLength, owner);
            case DuckDbTypeId.Map:
                nint entries = NativeMethods.duckdb_list_vector_get_child(vector);
                return new DuckDbVectorWriter(NativeMethods.duckdb_struct_vector_get_child(entries, (ulong)index), child, ListSize(), owner);
            default:
                int first = Type.Id == DuckDbTypeId.Union ? 1 : 0;
                return new DuckDbVectorWriter(NativeMethods.duckdb_struct_vector_get_child(vector, (ulong)(index + first)), child, Capacity, owner);
        }
    }

    /// <summary>Writes an object, null for NULL; the representations are listed in <see cref="DuckDbValues"/>.</summary>
    /// <exception cref="InvalidCastException">The object is none of the type's values.</exception>
    /// <exception cref="OverflowException">It is out of the type's range.</exception>
    public void SetValue(int row, object? value) => ValueWriter.Write(this, row, value);

    /// <summary>The same place in a class.</summary>
    internal VectorAddress Address => new(vector, Type, Capacity, owner);

    /// <summary>Makes room for items of several rows at once, behind those that are there; says where it begins.</summary>
    internal int ReserveItems(int count)
    {
        ulong size = NativeMethods.duckdb_list_vector_get_size(vector);
        ulong needed = size + (ulong)count;
        if (needed > int.MaxValue || NativeMethods.duckdb_list_vector_reserve(vector, needed) != NativeMethods.Success)
        {
            throw new DuckDbException(DuckDbErrorType.OutOfMemory, $"DuckDB has no room for {needed} items of {Type}.");
        }

        _ = NativeMethods.duckdb_list_vector_set_size(vector, needed);
        return (int)size;
    }

    /// <summary>Gives a row of a list or map items that are reserved already.</summary>
    internal void SetItems(int row, int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)start + (ulong)count, NativeMethods.duckdb_list_vector_get_size(vector), nameof(count));
        SetEntry(row, (ulong)start, (ulong)count);
        SetValid(row);
    }

    /// <summary>The rows of a type of one width as bytes.</summary>
    internal Span<byte> RawBytes() => new(NativeMethods.duckdb_vector_get_data(vector), Capacity * Type.PhysicalSize);

    /// <summary>The validity bits for whole words at a time; a bit is set where the row is not NULL.</summary>
    internal Span<ulong> WritableValidity()
    {
        NativeMethods.duckdb_vector_ensure_validity_writable(vector);
        return new Span<ulong>(NativeMethods.duckdb_vector_get_validity(vector), (Capacity + 63) / 64);
    }

    internal void SetRaw<T>(int row, T value)
        where T : unmanaged
    {
        Check(row);
        *((T*)NativeMethods.duckdb_vector_get_data(vector) + row) = value;
        SetValid(row);
    }

    private static void SetRowsNull(DuckDbVectorWriter child, int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            child.SetNull(i);
        }
    }

    private DuckDbVectorWriter Tags() =>
        new(NativeMethods.duckdb_struct_vector_get_child(vector, 0), DuckDbType.Of(DuckDbTypeId.UTinyInt), Capacity, owner);

    private void SetInvalid(int row) => WritableValidity()[row >> 6] &= ~(1UL << (row & 63));

    private void SetEntry(int row, ulong offset, ulong length)
    {
        ulong* entry = (ulong*)NativeMethods.duckdb_vector_get_data(vector) + (2 * row);
        entry[0] = offset;
        entry[1] = length;
    }

    private int ListSize() => (int)NativeMethods.duckdb_list_vector_get_size(vector);

    private void Check(int row)
    {
        owner.ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Capacity, nameof(row));
    }
}
