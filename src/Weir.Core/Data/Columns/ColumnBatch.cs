using System.Collections.Immutable;

namespace Weir.Core.Data.Columns;

/// <summary>
/// Rows as columns in native memory, in Arrow's layout. The form in which rows go between engines, connectors and streams; it never changes once built, and
/// several threads may read it. It owns its columns.
/// </summary>
public sealed class ColumnBatch : IDisposable
{
    /// <summary>Takes the columns over, also where it throws.</summary>
    /// <exception cref="ArgumentException">The columns do not fit the schema, or are not all of <paramref name="rowCount"/> rows.</exception>
    public ColumnBatch(Schema schema, int rowCount, ImmutableArray<Column> columns)
    {
        Schema = schema;
        RowCount = rowCount;
        Columns = columns;
        string? problem = columns.Length != schema.Fields.Length
            ? $"The schema has {schema.Fields.Length} columns, the batch {columns.Length}."
            : Enumerable.Range(0, columns.Length).Select(Problem).FirstOrDefault(found => found is not null);
        if (problem is not null)
        {
            Dispose();
            throw new ArgumentException(problem, nameof(columns));
        }
    }

    public Schema Schema { get; }

    public int RowCount { get; }

    public ImmutableArray<Column> Columns { get; }

    public Column this[int column] => Columns[column];

    /// <summary>A column by name; names ignore case, as in SQL.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Column this[string name]
    {
        get
        {
            for (int i = 0; i < Columns.Length; i++)
            {
                if (string.Equals(Schema.Fields[i].Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return Columns[i];
                }
            }

            throw new KeyNotFoundException($"The batch has no column '{name}'; it has {string.Join(", ", Schema.Names)}.");
        }
    }

    /// <summary>A batch of some columns over the same memory, disposed on its own.</summary>
    /// <param name="columns">Indices in the new order.</param>
    public ColumnBatch Select(params ReadOnlySpan<int> columns)
    {
        ImmutableArray<SchemaField>.Builder fields = ImmutableArray.CreateBuilder<SchemaField>(columns.Length);
        ImmutableArray<Column>.Builder shared = ImmutableArray.CreateBuilder<Column>(columns.Length);
        foreach (int column in columns)
        {
            fields.Add(Schema.Fields[column]);
            shared.Add(Columns[column].Share());
        }

        return new ColumnBatch(new Schema(fields.MoveToImmutable()), RowCount, shared.MoveToImmutable());
    }

    public void Dispose()
    {
        foreach (Column column in Columns)
        {
            column.Dispose();
        }
    }

    private string? Problem(int column) => Columns[column].Length != RowCount
        ? $"The column '{Schema.Fields[column].Name}' has {Columns[column].Length} rows; the batch has {RowCount}."
        : Columns[column].Type != Schema.Fields[column].Type
            ? $"The column '{Schema.Fields[column].Name}' is a {Columns[column].Type}; the schema says {Schema.Fields[column].Type}."
            : null;
}
