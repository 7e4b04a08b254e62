namespace Weir.Compiler.Plans;

/// <summary>Rows that pass from one engine to another: once for a relation and an engine, however many modules there read it.</summary>
/// <param name="From">The module whose rows they are.</param>
/// <param name="Port">Its port.</param>
/// <param name="FromEngine">Where they are computed.</param>
/// <param name="ToEngine">Where they are read.</param>
/// <param name="Readers">Who reads them there, in the order of work.</param>
public sealed record Handover(string From, string Port, string FromEngine, string ToEngine, IReadOnlyList<string> Readers);
