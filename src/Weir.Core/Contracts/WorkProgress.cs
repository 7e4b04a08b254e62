namespace Weir.Core.Contracts;

/// <summary>How far a piece of work has come.</summary>
/// <param name="Rows">Rows processed so far.</param>
/// <param name="TotalRows">Rows expected, or null.</param>
public readonly record struct WorkProgress(long Rows, long? TotalRows);
