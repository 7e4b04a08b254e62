using System.Collections.Frozen;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Interop.Batches;

/// <summary>Writes rows of a column into a vector; the counterpart of <see cref="ColumnReader"/>.</summary>
internal static class ColumnWriter
{
    /// <summary>Writes <paramref name="count"/> rows from <paramref name="start"/> on to the vector's rows from <paramref name="row"/> on.</summary>
    /// <exception cref="InvalidCastException">The column's type is not the vector's.</exception>
    /// <exception cref="OverflowException">A decimal has too many digits.</exception>
    internal static void Write(Column column, int start, int count, scoped in DuckDbVectorWriter vector, int row)
    {
        if (!BatchTypes.Fits(column, vector.Type))
        {
            throw new InvalidCastException($"A column of {column.Type} cannot be written to one of {vector.Type}; cast it in SQL.");
        }

        switch (column.Layout.Kind)
        {
            case ColumnLayoutKind.Bits:
                Span<byte> truths = vector.Values<byte>().Slice(row, count);
                for (int i = 0; i < count; i++)
                {
                    truths[i] = column.GetBoolean(start + i) ? (byte)1 : (byte)0;
                }

                break;
            case ColumnLayoutKind.Fixed:
                WriteFixed(column, start, count, vector, row);
                break;
            case ColumnLayoutKind.Bytes:
                WriteBytes(column, start, count, vector, row);
                break;
            case ColumnLayoutKind.List or ColumnLayoutKind.Map:
                WriteLists(column, start, count, vector, row);
                break;
            case ColumnLayoutKind.FixedList:
                int length = column.Layout.Width;
                Write(column.Children[0], start * length, count * length, vector.Child(), row * length);
                break;
            case ColumnLayoutKind.Struct or ColumnLayoutKind.Union:
                WriteMembers(column, start, count, vector, row);
                break;
        }

        WriteNulls(column, start, count, vector, row);
    }

    private static void WriteNulls(Column column, int start, int count, scoped in DuckDbVectorWriter vector, int row)
    {
        for (int i = 0; column.NullCount > 0 && i < count; i++)
        {
            if (column.IsNull(start + i))
            {
                vector.SetNull(row + i);
            }
        }
    }

    private static void WriteFixed(Column column, int start, int count, scoped in DuckDbVectorWriter vector, int row)
    {
        switch (vector.Type.Id)
        {
            case DuckDbTypeId.Uuid:
                Span<UInt128> uuids = vector.Values<UInt128>().Slice(row, count);
                for (int i = 0; i < count; i++)
                {
                    uuids[i] = UuidBits.ToStored(column.Values<UuidBytes>()[start + i].ToGuid());
                }

                break;
            case DuckDbTypeId.Decimal:
                WriteDecimals(column, start, count, vector, row);
                break;
            default:
                int width = column.Layout.Width;
                column.Data.Slice(start * width, count * width).CopyTo(vector.RawBytes().Slice(row * width, count * width));
                break;
        }
    }

    private static void WriteDecimals(Column column, int start, int count, scoped in DuckDbVectorWriter vector, int row)
    {
        Int128 limit = DuckDbDecimal.Limit(vector.Type.Width);
        ReadOnlySpan<Int128> values = column.Values<Int128>().Slice(start, count);
        for (int i = 0; i < count; i++)
        {
            if (!column.IsNull(start + i))
            {
                Int128 value = values[i] < limit && values[i] > -limit
                    ? values[i]
                    : throw new OverflowException($"{new DuckDbDecimal(values[i], 38, vector.Type.Scale)} has too many digits for {vector.Type}.");
                ValueWriter.WriteWidth(vector, row + i, value);
            }
        }
    }

    private static void WriteBytes(Column column, int start, int count, scoped in DuckDbVectorWriter vector, int row)
    {
        FrozenDictionary<string, int>? labels = vector.Type.Id == DuckDbTypeId.Enum
            ? vector.Type.Labels.Select((label, i) => KeyValuePair.Create(label, i)).ToFrozenDictionary(StringComparer.Ordinal)
            : null;
        for (int i = 0; i < count; i++)
        {
            if (column.IsNull(start + i))
            {
                continue;
            }

            if (labels is null)
            {
                vector.SetBytes(row + i, column.GetBytes(start + i));
            }
            else
            {
                string label = column.GetString(start + i);
                ValueWriter.WriteWidth(vector, row + i, labels.TryGetValue(label, out int index)
                    ? index
                    : throw new InvalidCastException($"'{label}' is none of the labels of {vector.Type}."));
            }
        }
    }

    private static void WriteLists(Column column, int start, int count, scoped in DuckDbVectorWriter vector, int row)
    {
        int first = column.Offsets[start];
        int total = column.Offsets[start + count] - first;
        int room = vector.ReserveItems(total);
        for (int i = 0; i < count; i++)
        {
            Range items = column.GetItems(start + i);
            vector.SetItems(row + i, room + items.Start.Value - first, items.End.Value - items.Start.Value);
        }

        for (int i = 0; i < column.Children.Length; i++)
        {
            Write(column.Children[i], first, total, vector.Child(i), room);
        }
    }

    private static void WriteMembers(Column column, int start, int count, scoped in DuckDbVectorWriter vector, int row)
    {
        for (int i = 0; i < column.Children.Length; i++)
        {
            Write(column.Children[i], start, count, vector.Child(i), row);
        }

        for (int i = 0; column.Layout.Kind == ColumnLayoutKind.Union && i < count; i++)
        {
            vector.SetUnionTag(row + i, column.Values<byte>()[start + i]);
        }
    }
}
