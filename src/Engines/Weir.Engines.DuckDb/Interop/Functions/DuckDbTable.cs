using System.Collections.Immutable;
using Weir.Core.Data.Columns;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>What a call of a table function gives.</summary>
public sealed record DuckDbTable
{
    public required ImmutableArray<DuckDbColumn> Columns { get; init; }

    /// <summary>How many rows there will be about; null where that is not known.</summary>
    public long? EstimatedRows { get; init; }

    /// <summary>Begins a scan; called once per run of the query. One thread at a time reads.</summary>
    public required Func<DuckDbTableRead> Open { get; init; }

    /// <summary>
    /// Begins a scan of some columns, given by their places; the chunks have just those, in this order. A place behind the last column stands for one that need
    /// not be filled. Called instead of <see cref="Open"/> where the function selects columns.
    /// </summary>
    public Func<ImmutableArray<int>, DuckDbTableRead>? OpenColumns { get; init; }

    /// <summary>A table of batches, which are asked for one by one as DuckDB reads, and disposed.</summary>
    /// <param name="columns">Names and types, to which the batches' columns have to fit.</param>
    /// <param name="open">Begins to give batches; the enumerator is disposed at the end or when the query ends before it.</param>
    public static DuckDbTable OfBatches(ImmutableArray<DuckDbColumn> columns, Func<IEnumerator<ColumnBatch>> open) => new()
    {
        Columns = columns,
        Open = () => new BatchScan(open()).Read,
    };
}
