using System.Collections.Immutable;

namespace Weir.Core.Data.Columns;

/// <summary>Makes sure that reading a column never leaves its memory, whoever filled it. Offsets in between are checked where they are used.</summary>
internal static class ColumnCheck
{
    internal static void Check(ColumnLayout layout, int length, ColumnBuffers buffers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Require(buffers.Validity, Bitmap.BytesFor(length), "validity", optional: true);
        long values = layout.Kind switch
        {
            ColumnLayoutKind.Bits => Bitmap.BytesFor(length),
            ColumnLayoutKind.Fixed => (long)length * layout.Width,
            ColumnLayoutKind.Union => length,
            _ => 0,
        };
        Require(buffers.Values, values, "values", optional: values == 0);
        int children = layout.Kind switch { ColumnLayoutKind.List or ColumnLayoutKind.FixedList => 1, ColumnLayoutKind.Map => 2, _ => -1 };
        if (children >= 0 && buffers.Children.Length != children)
        {
            throw new ArgumentException($"A {layout.Kind} column has {children} children, not {buffers.Children.Length}.", nameof(buffers));
        }

        CheckChildren(layout, length, buffers.Children);
        if (layout.Kind is ColumnLayoutKind.Bytes or ColumnLayoutKind.List or ColumnLayoutKind.Map)
        {
            long limit = layout.Kind == ColumnLayoutKind.Bytes ? buffers.Values?.Length ?? 0 : buffers.Children.Min(child => child.Length);
            CheckOffsets(buffers.Offsets, length, limit);
        }
    }

    private static void CheckChildren(ColumnLayout layout, int length, ImmutableArray<Column> children)
    {
        long expected = layout.Kind switch
        {
            ColumnLayoutKind.FixedList => (long)length * layout.Width,
            ColumnLayoutKind.Struct or ColumnLayoutKind.Union => length,
            _ => -1,
        };
        foreach (Column child in children)
        {
            if (expected >= 0 && child.Length != expected)
            {
                throw new ArgumentException($"A child of a {layout.Kind} column of {length} rows has {child.Length} rows; it must have {expected}.", nameof(children));
            }
        }
    }

    private static void CheckOffsets(NativeBuffer? buffer, int length, long limit)
    {
        if (length == 0 && (buffer is null || buffer.Length < sizeof(int)))
        {
            return;
        }

        Require(buffer, ((long)length + 1) * sizeof(int), "offsets", optional: false);
        ReadOnlySpan<int> offsets = buffer!.Values<int>();
        if (offsets[0] < 0 || offsets[length] < offsets[0] || offsets[length] > limit)
        {
            throw new ArgumentException($"The offsets run from {offsets[0]} to {offsets[length]}, outside 0 to {limit}.", nameof(buffer));
        }
    }

    private static void Require(NativeBuffer? buffer, long size, string name, bool optional)
    {
        if (buffer is null ? !optional : buffer.Length < size)
        {
            throw new ArgumentException($"The {name} take {size} bytes; there are {buffer?.Length ?? 0}.", nameof(buffer));
        }
    }
}
