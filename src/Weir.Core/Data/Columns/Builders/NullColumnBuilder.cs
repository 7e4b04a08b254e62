namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a column of the type that has no values.</summary>
public sealed class NullColumnBuilder(DataType type) : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.Null))
{
    private protected override void AppendPlaceholder()
    {
    }

    private protected override void AppendValueFrom(Column source, int row) => AppendNull();

    private protected override ColumnBuffers Complete(ColumnBuffers buffers)
    {
        buffers.Validity?.Dispose();
        return new ColumnBuffers();
    }
}
