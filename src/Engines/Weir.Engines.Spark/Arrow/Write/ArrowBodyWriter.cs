using System.Buffers;
using System.Runtime.InteropServices;
using Weir.Core.Data.Columns;

namespace Weir.Engines.Spark.Arrow.Write;

/// <summary>Lays the buffers of columns one after the other, each at an address that 8 divides, and notes where they are.</summary>
internal sealed class ArrowBodyWriter
{
    private const int Alignment = 8;
    private const long NanosecondsPerMicrosecond = 1000;

    private readonly ArrayBufferWriter<byte> body = new();
    private readonly List<(long Length, long Nulls)> nodes = [];
    private readonly List<(long Start, long Length)> buffers = [];

    internal IReadOnlyList<(long Length, long Nulls)> Nodes => nodes;

    internal IReadOnlyList<(long Start, long Length)> Buffers => buffers;

    internal ReadOnlyMemory<byte> Body => body.WrittenMemory;

    internal void Write(ArrowField field, Column column)
    {
        nodes.Add((column.Length, column.NullCount));
        if (field.Type == ArrowTypeId.Null)
        {
            return;
        }

        Add(column.Validity);
        switch (field.Type)
        {
            case ArrowTypeId.Utf8 or ArrowTypeId.Binary:
                Add(MemoryMarshal.AsBytes(column.Offsets));
                Add(column.Data);
                break;
            case ArrowTypeId.List:
                Add(MemoryMarshal.AsBytes(column.Offsets));
                Write(field.Children[0], column.Children[0]);
                break;
            case ArrowTypeId.Map:
                Add(MemoryMarshal.AsBytes(column.Offsets));
                WriteEntries(field.Children[0], column);
                break;
            case ArrowTypeId.Struct:
                WriteAll(field, column);
                break;
            case ArrowTypeId.Time:
                Add(MemoryMarshal.AsBytes<long>(Array.ConvertAll(column.Values<long>().ToArray(), value => value * NanosecondsPerMicrosecond)));
                break;
            case ArrowTypeId.Interval when field.Unit == ArrowUnit.MonthDayNano:
                Add(MemoryMarshal.AsBytes<CalendarInterval>(Array.ConvertAll(column.Values<CalendarInterval>().ToArray(), ToNanoseconds)));
                break;
            default:
                Add(column.Data);
                break;
        }
    }

    private static CalendarInterval ToNanoseconds(CalendarInterval value) => value with { Microseconds = checked(value.Microseconds * NanosecondsPerMicrosecond) };

    private void WriteEntries(ArrowField entries, Column map)
    {
        nodes.Add((map.Children[0].Length, 0));
        Add([]);
        WriteAll(entries, map);
    }

    private void WriteAll(ArrowField parent, Column column)
    {
        for (int i = 0; i < parent.Children.Length; i++)
        {
            Write(parent.Children[i], column.Children[i]);
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        buffers.Add((body.WrittenCount, bytes.Length));
        body.Write(bytes);
        int padding = (Alignment - (body.WrittenCount % Alignment)) % Alignment;
        body.Write(stackalloc byte[padding]);
    }
}
