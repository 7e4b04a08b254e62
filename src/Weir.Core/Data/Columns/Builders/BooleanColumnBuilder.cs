namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a column of booleans.</summary>
public sealed class BooleanColumnBuilder(DataType type) : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.Bits))
{
    private readonly NativeBufferBuilder bits = new();

    public void Append(bool value)
    {
        AppendBit(value);
        Validity.AppendValid();
    }

    private protected override void AppendPlaceholder() => AppendBit(value: false);

    private protected override void AppendValueFrom(Column source, int row) => Append(source.GetBoolean(row));

    private protected override ColumnBuffers Complete(ColumnBuffers buffers) => buffers with { Values = bits.Build() };

    protected override void Dispose(bool disposing)
    {
        bits.Dispose();
        base.Dispose(disposing);
    }

    private void AppendBit(bool value)
    {
        if (Length % 8 == 0)
        {
            bits.Append((byte)0);
        }

        Bitmap.Set(bits.Written<byte>(), Length, value);
    }
}
