using System.Collections.Immutable;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Engines.Spark.Arrow.Read;

/// <summary>Makes columns of the buffers of a batch, depth first as Arrow orders them.</summary>
internal sealed class ArrowColumnReader(ArrowBufferReader buffers)
{
    private const long NanosecondsPerMicrosecond = 1000;

    /// <summary>The next column.</summary>
    /// <exception cref="NotSupportedException">Spark sends no such column.</exception>
    internal Column Read(ArrowField field)
    {
        DataType type = ArrowTypes.ToShared(field);
        (int length, int nulls) = buffers.TakeNode();
        if (field.Type == ArrowTypeId.Null)
        {
            return new Column(type, length, new ColumnBuffers());
        }

        ColumnBuffers common = new() { Validity = buffers.TakeValidity(nulls), NullCount = nulls };
        return field.Type switch
        {
            ArrowTypeId.Utf8 or ArrowTypeId.Binary => new Column(type, length, common with { Offsets = Offsets(length), Values = buffers.TakeCopy() }),
            ArrowTypeId.LargeUtf8 or ArrowTypeId.LargeBinary => new Column(type, length, common with { Offsets = LongOffsets(length), Values = buffers.TakeCopy() }),
            ArrowTypeId.List => new Column(type, length, common with { Offsets = Offsets(length), Children = [Read(field.Children[0])] }),
            ArrowTypeId.LargeList => new Column(type, length, common with { Offsets = LongOffsets(length), Children = [Read(field.Children[0])] }),
            ArrowTypeId.Map => new Column(type, length, common with { Offsets = Offsets(length), Children = Entries(field.Children[0]) }),
            ArrowTypeId.Struct => new Column(type, length, common with { Children = ReadAll(field.Children) }, new ColumnLayout(ColumnLayoutKind.Struct)),
            ArrowTypeId.Time => new Column(type, length, common with { Values = Microseconds() }),
            ArrowTypeId.Interval when field.Unit == ArrowUnit.MonthDayNano => new Column(type, length, common with { Values = CalendarIntervals() }),
            ArrowTypeId.Interval => new Column(type, length, common with { Values = buffers.TakeCopy() }, new ColumnLayout(ColumnLayoutKind.Fixed, sizeof(int))),
            _ => new Column(type, length, common with { Values = buffers.TakeCopy() }),
        };
    }

    private ImmutableArray<Column> ReadAll(ImmutableArray<ArrowField> fields)
    {
        ImmutableArray<Column>.Builder columns = ImmutableArray.CreateBuilder<Column>(fields.Length);
        foreach (ArrowField field in fields)
        {
            columns.Add(Read(field));
        }

        return columns.MoveToImmutable();
    }

    /// <summary>Keys and values of a map, which Arrow wraps in a struct that is never NULL.</summary>
    private ImmutableArray<Column> Entries(ArrowField entries)
    {
        (_, int nulls) = buffers.TakeNode();
        buffers.TakeValidity(nulls)?.Dispose();
        return ReadAll(entries.Children);
    }

    private NativeBuffer Offsets(int length)
    {
        NativeBuffer offsets = buffers.TakeCopy();
        if (offsets.Length > 0 || length == 0)
        {
            return offsets;
        }

        // An empty buffer of offsets means that all are 0.
        offsets.Dispose();
        return NativeBuffer.Copy<int>(new int[length + 1]);
    }

    private NativeBuffer LongOffsets(int length)
    {
        long[] wide = buffers.TakeValues<long>();
        return NativeBuffer.Copy<int>(wide.Length == 0 ? new int[length + 1] : Array.ConvertAll(wide, offset => checked((int)offset)));
    }

    private NativeBuffer Microseconds() =>
        NativeBuffer.Copy<long>(Array.ConvertAll(buffers.TakeValues<long>(), nanoseconds => nanoseconds / NanosecondsPerMicrosecond));

    private NativeBuffer CalendarIntervals() =>
        NativeBuffer.Copy<CalendarInterval>(Array.ConvertAll(
            buffers.TakeValues<CalendarInterval>(), value => new CalendarInterval(value.Months, value.Days, value.Microseconds / NanosecondsPerMicrosecond)));
}
