namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a column of maps: append a map's entries to <see cref="Keys"/> and <see cref="Values"/>, then end it by <see cref="Append"/>.</summary>
public sealed class MapColumnBuilder(DataType type, ColumnBuilder keys, ColumnBuilder values) : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.Map))
{
    private readonly OffsetsBuilder offsets = new();

    /// <summary>Takes the keys of all maps one after the other; no key is NULL.</summary>
    public ColumnBuilder Keys { get; } = keys;

    /// <summary>Takes the value to each key.</summary>
    public ColumnBuilder Values { get; } = values;

    /// <summary>Ends a map, which holds the entries appended since the last one.</summary>
    /// <exception cref="InvalidOperationException">There are not as many values as keys.</exception>
    public void Append()
    {
        if (Keys.Length != Values.Length)
        {
            throw new InvalidOperationException($"A {Type} was given {Keys.Length} keys and {Values.Length} values.");
        }

        offsets.Append(Keys.Length);
        Validity.AppendValid();
    }

    private protected override void AppendPlaceholder() => offsets.Append(Keys.Length);

    private protected override void AppendValueFrom(Column source, int row)
    {
        Range range = source.GetItems(row);
        for (int i = range.Start.Value; i < range.End.Value; i++)
        {
            Keys.AppendFrom(source.Children[0], i);
            Values.AppendFrom(source.Children[1], i);
        }

        Append();
    }

    private protected override ColumnBuffers Complete(ColumnBuffers buffers) =>
        buffers with { Offsets = offsets.Build(), Children = [Keys.Build(), Values.Build()] };

    protected override void Dispose(bool disposing)
    {
        offsets.Dispose();
        Keys.Dispose();
        Values.Dispose();
        base.Dispose(disposing);
    }
}
