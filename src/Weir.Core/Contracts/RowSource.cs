using System.Runtime.CompilerServices;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;

namespace Weir.Core.Contracts;

/// <summary>A source of the user's that gives rows of plain objects. For more speed implement <see cref="ISource"/> and give batches.</summary>
public abstract class RowSource : ISource
{
    private const int BatchRows = 2048;

    /// <summary>The columns, in order.</summary>
    protected abstract IReadOnlyList<SchemaField> Columns { get; }

    /// <summary>The rows, one value per column: bool, integers, double, decimal, string, byte[], DateOnly, TimeOnly, DateTime, DateTimeOffset, Guid, or null. Each call reads anew.</summary>
    protected abstract IAsyncEnumerable<object?[]> ReadRowsAsync(CancellationToken cancellationToken);

    public ValueTask<Schema> DescribeAsync(CancellationToken cancellationToken) => new(new Schema([.. Columns]));

    public async IAsyncEnumerable<ColumnBatch> ReadAsync(IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Schema all = new([.. Columns]);
        int[] places = [.. columns.Select(name => all.Fields.IndexOf(all.Find(name)!))];
        using ColumnBatchBuilder batch = new(new Schema([.. places.Select(p => all.Fields[p])]));
        long number = 0;
        await foreach (object?[] row in ReadRowsAsync(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (row.Length != all.Fields.Length)
            {
                throw new InvalidOperationException($"Row {number} has {row.Length} values; there are {all.Fields.Length} columns.");
            }

            for (int i = 0; i < places.Length; i++)
            {
                Append(batch.Columns[i], all.Fields[places[i]], row[places[i]], number);
            }

            if (batch.RowCount == BatchRows)
            {
                yield return batch.Build();
            }
        }

        if (batch.RowCount > 0)
        {
            yield return batch.Build();
        }
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static void Append(ColumnBuilder builder, SchemaField field, object? value, long row)
    {
        try
        {
            ObjectCells.Append(builder, value);
        }
        catch (Exception wrong) when (wrong is InvalidCastException or OverflowException or FormatException)
        {
            throw new InvalidOperationException($"Row {row}, column '{field.Name}': {wrong.Message}", wrong);
        }
    }
}
