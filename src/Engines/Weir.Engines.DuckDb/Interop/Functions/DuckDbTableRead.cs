namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>Fills a chunk with the next rows.</summary>
/// <param name="chunk">Takes up to <see cref="DataChunkWriter.Capacity"/> rows; good for the length of the call.</param>
/// <returns>How many rows were written; 0 at the end.</returns>
public delegate int DuckDbTableRead(DataChunkWriter chunk);
