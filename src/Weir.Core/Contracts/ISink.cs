using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Core.Contracts;

/// <summary>A write to an outside system that is staged there; <see cref="ITargetStore.Publish"/> makes it visible, in one transaction, or <see cref="ITargetStore.Discard"/> removes it.</summary>
/// <remarks>
/// Called in the order open, write as often as there are batches, complete. Disposed before its completion it leaves a staged write that is only good for discarding.
/// Failures are <see cref="Diagnostics.WeirException"/>s whose finding points into the Blueprint and holds no secret.
/// </remarks>
public interface ISink : IAsyncDisposable
{
    /// <summary>The table that is staged in, as the outside system's SQL names it, once it is open; null when only <see cref="WriteAsync"/> can fill it. A cluster fills it itself, with no row passing through here.</summary>
    string? StagedTable => null;

    /// <summary>Opens the staged write; one that an earlier attempt left is begun anew.</summary>
    /// <param name="columns">The columns of the rows to come.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The same columns with the types that the batches must have; the engine casts to them.</returns>
    ValueTask<Schema> OpenAsync(Schema columns, CancellationToken cancellationToken);

    /// <summary>Stages rows. The batch stays the caller's.</summary>
    ValueTask WriteAsync(ColumnBatch batch, CancellationToken cancellationToken);

    /// <summary>Makes the staged write durable and checks what can be checked before it is published.</summary>
    ValueTask<WriteResult> CompleteAsync(CancellationToken cancellationToken);
}
