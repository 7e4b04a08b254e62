using System.Data.Common;
using System.Runtime.CompilerServices;
using Weir.Connectors.Databases.Options;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Read;

/// <summary>The rows of a query.</summary>
internal sealed class DatabaseSource(DatabaseKind kind, ConnectionSettings settings, string query, DatabaseFaults faults) : ISource
{
    private IReadOnlyList<SourceColumn> columns = [];

    public ValueTask<Schema> DescribeAsync(CancellationToken cancellationToken)
    {
        using DbConnection connection = Connect();
        columns = faults.Guard(DatabaseCodes.ReadFailed, "The database can't describe the rows", () => kind.Describe(connection, query));
        string? twice = columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null
            ? new(new Schema([.. columns.Select(column => new SchemaField(column.Name, column.Type))]))
            : throw faults.Refuse(DatabaseCodes.ReadFailed, $"The query gives more than one column named '{twice}'.", "Name them apart with AS.");
    }

    public async IAsyncEnumerable<ColumnBatch> ReadAsync(IReadOnlyList<string> names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SourceColumn[] chosen = [.. names.Select(name => columns.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)))];
        using DbConnection connection = Connect();
        IAsyncEnumerator<ColumnBatch> batches = kind.ReadAsync(connection, query, chosen, settings, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await NextAsync(batches, cancellationToken).ConfigureAwait(false))
            {
                yield return batches.Current;
            }
        }
        finally
        {
            await batches.DisposeAsync().ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => default;

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ColumnBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            return await batches.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (DatabaseFaults.IsFault(failure))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw faults.ToException(DatabaseCodes.ReadFailed, "The rows can't be read", failure);
        }
    }

    private DbConnection Connect() => faults.Guard(DatabaseCodes.Unreachable, $"{kind.Scheme} can't be reached", () => kind.Connect(settings, "weir"));
}
