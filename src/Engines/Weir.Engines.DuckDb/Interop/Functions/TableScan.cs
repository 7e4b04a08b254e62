using System.Collections.Immutable;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>A scan of a <see cref="DuckDbTable"/> that is under way.</summary>
internal sealed class TableScan(DuckDbTableRead read, ImmutableArray<DuckDbType> types) : IDisposable
{
    /// <returns>The rows written to the chunk that DuckDB lends.</returns>
    /// <exception cref="InvalidOperationException">The reader says it has written more than a chunk holds.</exception>
    internal int Read(nint borrowed)
    {
        using DataChunkWriter chunk = new(borrowed, types);
        int rows = read(chunk);
        return rows >= 0 && rows <= DataChunkWriter.Capacity
            ? rows
            : throw new InvalidOperationException($"A table function says that it wrote {rows} rows into a chunk of {DataChunkWriter.Capacity}.");
    }

    /// <summary>Disposes what the reader stands on, where it is a method of a disposable object.</summary>
    public void Dispose() => (read.Target as IDisposable)?.Dispose();
}
