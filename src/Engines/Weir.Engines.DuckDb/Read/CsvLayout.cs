namespace Weir.Engines.DuckDb.Read;

/// <summary>What the Ingress and its options say together about a CSV file.</summary>
/// <param name="Separator">What parts the fields.</param>
/// <param name="HasHeader">Whether the first line names the columns.</param>
/// <param name="Infers">Whether the types are looked for in the data.</param>
internal sealed record CsvLayout(string Separator, bool HasHeader, bool Infers);
