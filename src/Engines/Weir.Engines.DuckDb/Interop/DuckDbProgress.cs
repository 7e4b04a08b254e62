namespace Weir.Engines.DuckDb.Interop;

/// <summary>How far the running statement is.</summary>
/// <param name="Percentage">0 to 100, or -1 where nothing runs or DuckDB does not know: not yet, or never, as with range() in the plan.</param>
/// <param name="RowsProcessed">Rows read so far.</param>
/// <param name="TotalRows">Rows to read by DuckDB's estimate.</param>
public readonly record struct DuckDbProgress(double Percentage, ulong RowsProcessed, ulong TotalRows);
