using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>The arguments of a function call as user code sees them.</summary>
internal sealed class ChunkRows(DataChunk chunk) : IFunctionRows
{
    public int Count => chunk.RowCount;

    public int Columns => chunk.Columns.Length;

    public bool HasNulls(int column)
    {
        DuckDbVector vector = chunk[column];
        if (vector.Validity.IsEmpty)
        {
            return false;
        }

        for (int row = 0; row < vector.Count; row++)
        {
            if (vector.IsNull(row))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsNull(int column, int row) => chunk[column].IsNull(row);

    public ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged => chunk[column].Values<T>();

    public ReadOnlySpan<byte> Bytes(int column, int row) => chunk[column].Bytes(row);

    public object? Value(int column, int row) => ToShared(chunk.GetValue(row, column));

    /// <summary>A value as C# has it.</summary>
    private static object? ToShared(object? value) => value switch
    {
        DuckDbDecimal number => ToDecimal(number),
        DuckDbDate date => date.ToDateOnly() ?? throw new OverflowException($"The date {date} is beyond those of .NET."),
        DuckDbTime time => time.ToTimeOnly() ?? throw new OverflowException($"The time {time} is beyond those of .NET."),
        DuckDbTimestamp { HasTimeZone: true } time => new DateTimeOffset(DateTime.SpecifyKind(Known(time), DateTimeKind.Utc)),
        DuckDbTimestamp time => DateTime.SpecifyKind(Known(time), DateTimeKind.Unspecified),
        object?[] items => Array.ConvertAll(items, ToShared),
        _ => value,
    };

    private static DateTime Known(DuckDbTimestamp time) => time.ToDateTime() ?? throw new OverflowException($"The time {time} is beyond those of .NET.");

    private static decimal ToDecimal(DuckDbDecimal number)
    {
        decimal value = (decimal)number.Unscaled;
        for (int i = 0; i < number.Scale; i++)
        {
            value /= 10;
        }

        return value;
    }
}
