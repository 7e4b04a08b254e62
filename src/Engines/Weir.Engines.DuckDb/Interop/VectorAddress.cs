namespace Weir.Engines.DuckDb.Interop;

/// <summary>Where a <see cref="DuckDbVectorWriter"/> writes, for those that can't hold one; good for as long as the writer.</summary>
internal sealed class VectorAddress(nint vector, DuckDbType type, int capacity, DataChunkWriter owner)
{
    internal DuckDbVectorWriter Writer => new(vector, type, capacity, owner);
}
