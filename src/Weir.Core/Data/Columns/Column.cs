using System.Collections.Immutable;
using System.Text;

namespace Weir.Core.Data.Columns;

/// <summary>Values of one type in native memory, never changed once built. Safe for reading by several threads; spans are good until it is disposed.</summary>
public sealed class Column : IDisposable
{
    private readonly ColumnBuffers buffers;

    /// <summary>Takes the buffers over, also where it throws.</summary>
    /// <param name="type">What the values mean.</param>
    /// <param name="length">Rows.</param>
    /// <param name="buffers">The memory, which must fit <paramref name="layout"/>.</param>
    /// <param name="layout">How the values lie; by default that of the type.</param>
    /// <exception cref="ArgumentException">A buffer is missing or too small.</exception>
    /// <exception cref="NotSupportedException">The type has no layout of its own and none is given.</exception>
    public Column(DataType type, int length, ColumnBuffers buffers, ColumnLayout? layout = null)
    {
        try
        {
            Type = type;
            Layout = layout ?? ColumnLayout.Of(type);
            Length = length;
            ColumnCheck.Check(Layout, length, buffers);
            this.buffers = buffers.NullCount >= 0 ? buffers : buffers with { NullCount = CountNulls(buffers.Validity) };
        }
        catch
        {
            buffers.Dispose();
            throw;
        }
    }

    public DataType Type { get; }

    public ColumnLayout Layout { get; }

    /// <summary>Rows.</summary>
    public int Length { get; }

    public int NullCount => Layout.Kind == ColumnLayoutKind.Null ? Length : buffers.NullCount;

    /// <summary>The item of a list; key and value of a map; the members of a struct or union; else empty.</summary>
    public ImmutableArray<Column> Children => buffers.Children;

    /// <summary>A bit per row, set where the value is not NULL; empty where none is NULL. See <see cref="Bitmap"/>.</summary>
    public ReadOnlySpan<byte> Validity => buffers.Validity is { } validity ? validity.Bytes[..Bitmap.BytesFor(Length)] : [];

    /// <summary>Where the rows begin in <see cref="Data"/> or in the child, and behind the last one where it ends; empty for other layouts.</summary>
    public ReadOnlySpan<int> Offsets => buffers.Offsets is { } offsets ? offsets.Values<int>()[..(Length + 1)] : [];

    /// <summary>The buffer of bits, values, bytes or tags as it is; empty for other layouts.</summary>
    public ReadOnlySpan<byte> Data => buffers.Values is { } values ? values.Bytes : [];

    public bool IsNull(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Length, nameof(row));
        return Layout.Kind == ColumnLayoutKind.Null || (buffers.Validity is { } validity && !Bitmap.Get(validity.Bytes, row));
    }

    /// <summary>The values of a fixed layout, or the tags of a union; those of NULL rows are undefined.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> has another size.</exception>
    public unsafe ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        int width = Layout.Kind switch { ColumnLayoutKind.Fixed => Layout.Width, ColumnLayoutKind.Union => 1, _ => 0 };
        return width == sizeof(T)
            ? buffers.Values is { } values ? values.Values<T>()[..Length] : []
            : throw new InvalidOperationException($"A {Type} has values of {width} bytes, {typeof(T).Name} of {sizeof(T)}.");
    }

    /// <summary>The value of a boolean.</summary>
    public bool GetBoolean(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Length, nameof(row));
        return Layout.Kind == ColumnLayoutKind.Bits ? Bitmap.Get(Data, row) : throw new InvalidOperationException($"A {Type} is not made of bits.");
    }

    /// <summary>The bytes of a string or blob.</summary>
    public ReadOnlySpan<byte> GetBytes(int row)
    {
        if (Layout.Kind != ColumnLayoutKind.Bytes)
        {
            throw new InvalidOperationException($"A {Type} is not made of bytes.");
        }

        ReadOnlySpan<int> offsets = Offsets;
        return Data[offsets[row]..offsets[row + 1]];
    }

    /// <summary>A string; bytes that are not UTF-8 become U+FFFD.</summary>
    public string GetString(int row) => Encoding.UTF8.GetString(GetBytes(row));

    /// <summary>Which rows of the children belong to a row of a list, fixed list or map.</summary>
    public Range GetItems(int row)
    {
        if (Layout.Kind == ColumnLayoutKind.FixedList)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Length, nameof(row));
            return new Range(row * Layout.Width, (row + 1) * Layout.Width);
        }

        return Layout.Kind is ColumnLayoutKind.List or ColumnLayoutKind.Map
            ? new Range(Offsets[row], Offsets[row + 1])
            : throw new InvalidOperationException($"A {Type} has no items.");
    }

    /// <summary>A column over the same memory, disposed on its own.</summary>
    public Column Share() => new(Type, Length, buffers.Share(), Layout);

    public void Dispose() => buffers.Dispose();

    public override string ToString() => $"{Type}[{Length}]";

    private int CountNulls(NativeBuffer? validity) => validity is null ? 0 : Bitmap.CountUnset(validity.Bytes, Length);
}
