using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Core.Contracts;

/// <summary>Rows of an outside system, as an Ingress reads them.</summary>
/// <remarks>Failures are <see cref="Diagnostics.WeirException"/>s whose finding points into the Blueprint and holds no secret.</remarks>
public interface ISource : IAsyncDisposable
{
    /// <summary>The columns that it will give, found without reading rows. Only types that all engines share.</summary>
    ValueTask<Schema> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Reads all rows, a batch at a time; what is in memory is bounded however many rows there are. May be called again, and each call reads anew.</summary>
    /// <param name="columns">Which columns, in this order and at least one; each is one of <see cref="DescribeAsync"/>, with its type.</param>
    /// <param name="cancellationToken">Ends the read soon.</param>
    /// <returns>Batches, which the caller disposes. Values that do not fit their column's type are an error, never changed.</returns>
    IAsyncEnumerable<ColumnBatch> ReadAsync(IReadOnlyList<string> columns, CancellationToken cancellationToken);
}
