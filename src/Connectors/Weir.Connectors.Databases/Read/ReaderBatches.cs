using System.Data.Common;
using System.Runtime.CompilerServices;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Read;

/// <summary>Makes batches of an ADO.NET reader's rows.</summary>
internal static class ReaderBatches
{
    private const long BatchBytes = 8 * 1024 * 1024;

    internal static async IAsyncEnumerable<ColumnBatch> ReadAsync(DbDataReader reader, IReadOnlyList<SourceColumn> columns, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        Schema schema = new([.. columns.Select(column => new SchemaField(column.Name, column.Type))]);
        ReaderCells[] cells = [.. columns.Select((column, i) => new ReaderCells(column.Name, i, column.Type))];
        try
        {
            bool ended = false;
            while (!ended)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (int rows, ended) = Fill(reader, cells, most);
                yield return new ColumnBatch(schema, rows, [.. cells.Select(cell => cell.Build())]);
            }
        }
        finally
        {
            Array.ForEach(cells, cell => cell.Dispose());
        }
    }

    private static (int Rows, bool Ended) Fill(DbDataReader reader, ReaderCells[] cells, int most)
    {
        long bytes = 0;
        for (int rows = 0; rows < most && bytes < BatchBytes; rows++)
        {
            if (!reader.Read())
            {
                return (rows, true);
            }

            foreach (ReaderCells cell in cells)
            {
                bytes += cell.Take(reader);
            }

            if (rows + 1 == most || bytes >= BatchBytes)
            {
                return (rows + 1, false);
            }
        }

        return (0, false);
    }
}
