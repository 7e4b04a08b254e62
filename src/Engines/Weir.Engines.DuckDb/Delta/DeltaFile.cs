namespace Weir.Engines.DuckDb.Delta;

/// <summary>A data file that belongs to a version of a table.</summary>
/// <param name="Name">As the log has it: relative to the table and URL-encoded, or a URI.</param>
/// <param name="Path">Where it is, absolute.</param>
/// <param name="PartitionValues">Partition column to value as text; null for NULL.</param>
/// <param name="Add">The log's own <c>add</c>, as JSON.</param>
internal sealed record DeltaFile(string Name, string Path, IReadOnlyDictionary<string, string?> PartitionValues, string Add);
