namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a column of lists: append a list's items to <see cref="Items"/>, then end it by <see cref="Append"/>.</summary>
public sealed class ListColumnBuilder(DataType type, ColumnBuilder items) : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.List))
{
    private readonly OffsetsBuilder offsets = new();

    /// <summary>Takes the items of all lists one after the other.</summary>
    public ColumnBuilder Items { get; } = items;

    /// <summary>Ends a list, which holds the items appended since the last one.</summary>
    public void Append()
    {
        offsets.Append(Items.Length);
        Validity.AppendValid();
    }

    private protected override void AppendPlaceholder() => offsets.Append(Items.Length);

    private protected override void AppendValueFrom(Column source, int row)
    {
        Range range = source.GetItems(row);
        for (int i = range.Start.Value; i < range.End.Value; i++)
        {
            Items.AppendFrom(source.Children[0], i);
        }

        Append();
    }

    private protected override ColumnBuffers Complete(ColumnBuffers buffers) => buffers with { Offsets = offsets.Build(), Children = [Items.Build()] };

    protected override void Dispose(bool disposing)
    {
        offsets.Dispose();
        Items.Dispose();
        base.Dispose(disposing);
    }
}
