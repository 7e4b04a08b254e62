using System.Runtime.CompilerServices;

namespace Weir.Core.Data.Columns.Builders;

/// <summary>
/// Builds a column of numbers, dates, times or other values of one width. <see cref="ColumnBuilder.Create(DataType)"/> makes it of sbyte to ulong and <see cref="Int128"/>
/// for integers (and decimals), int for a date, long for a time, timestamp or duration, <see cref="CalendarInterval"/>, and <see cref="UuidBytes"/>.
/// </summary>
public sealed class FixedColumnBuilder<T>(DataType type) : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.Fixed, Unsafe.SizeOf<T>()))
    where T : unmanaged
{
    private readonly NativeBufferBuilder values = new();

    public void Append(T value)
    {
        values.Append(value);
        Validity.AppendValid();
    }

    public void Append(ReadOnlySpan<T> items)
    {
        values.Append(items);
        Validity.AppendValid(items.Length);
    }

    private protected override void AppendPlaceholder() => values.Append(default(T));

    private protected override void AppendValueFrom(Column source, int row) => Append(source.Values<T>()[row]);

    private protected override ColumnBuffers Complete(ColumnBuffers buffers) => buffers with { Values = values.Build() };

    protected override void Dispose(bool disposing)
    {
        values.Dispose();
        base.Dispose(disposing);
    }
}
