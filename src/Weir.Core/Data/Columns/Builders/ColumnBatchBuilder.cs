using System.Collections.Immutable;

namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds batches of one schema: append one value to each of <see cref="Columns"/> per row. After <see cref="Build"/> it is empty and can be used again.</summary>
public sealed class ColumnBatchBuilder : IDisposable
{
    /// <exception cref="NotSupportedException">A type belongs to one engine.</exception>
    public ColumnBatchBuilder(Schema schema)
        : this(schema, [.. schema.Fields.Select(field => ColumnBuilder.Create(field.Type))])
    {
    }

    /// <summary>With builders of one's own, for types of one engine; takes them over.</summary>
    public ColumnBatchBuilder(Schema schema, ImmutableArray<ColumnBuilder> columns)
    {
        Schema = schema;
        Columns = columns;
    }

    public Schema Schema { get; }

    public ImmutableArray<ColumnBuilder> Columns { get; }

    /// <summary>Rows so far, by the first column.</summary>
    public int RowCount => Columns.Length == 0 ? 0 : Columns[0].Length;

    /// <summary>The builder of a column, which must be of that class.</summary>
    public T Column<T>(int index)
        where T : ColumnBuilder => (T)Columns[index];

    /// <summary>Appends a row of a batch of the same schema.</summary>
    public void AppendFrom(ColumnBatch source, int row)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            Columns[i].AppendFrom(source.Columns[i], row);
        }
    }

    /// <summary>Hands the rows over.</summary>
    /// <exception cref="ArgumentException">The columns are not equally long.</exception>
    public ColumnBatch Build()
    {
        int rows = RowCount;
        return new ColumnBatch(Schema, rows, [.. Columns.Select(column => column.Build())]);
    }

    public void Dispose()
    {
        foreach (ColumnBuilder column in Columns)
        {
            column.Dispose();
        }
    }
}
