namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>Computes the results of all rows of a chunk. Several threads may call it at once.</summary>
/// <param name="input">The arguments as columns; good for the length of the call.</param>
/// <param name="result">Takes one value per row of <paramref name="input"/>.</param>
public delegate void DuckDbScalarBody(DataChunk input, DuckDbVectorWriter result);
