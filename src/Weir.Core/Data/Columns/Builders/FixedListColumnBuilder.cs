namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a column of lists of one length: append a list's items to <see cref="Items"/>, then end it by <see cref="Append"/>.</summary>
public sealed class FixedListColumnBuilder(DataType type, int length, ColumnBuilder items)
    : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.FixedList, length))
{
    /// <summary>Takes the items of all lists one after the other.</summary>
    public ColumnBuilder Items { get; } = items;

    /// <summary>Ends a list.</summary>
    /// <exception cref="InvalidOperationException">Not exactly as many items as a list has were appended since the last one.</exception>
    public void Append()
    {
        long added = Items.Length - ((long)Length * Layout.Width);
        if (added != Layout.Width)
        {
            throw new InvalidOperationException($"A {Type} of {Layout.Width} items was given {added}.");
        }

        Validity.AppendValid();
    }

    private protected override void AppendPlaceholder()
    {
        for (int i = 0; i < Layout.Width; i++)
        {
            Items.AppendNull();
        }
    }

    private protected override void AppendValueFrom(Column source, int row)
    {
        for (int i = 0; i < Layout.Width; i++)
        {
            Items.AppendFrom(source.Children[0], (row * Layout.Width) + i);
        }

        Append();
    }

    private protected override ColumnBuffers Complete(ColumnBuffers buffers) => buffers with { Children = [Items.Build()] };

    protected override void Dispose(bool disposing)
    {
        Items.Dispose();
        base.Dispose(disposing);
    }
}
