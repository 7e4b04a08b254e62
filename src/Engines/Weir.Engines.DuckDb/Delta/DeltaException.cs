namespace Weir.Engines.DuckDb.Delta;

/// <summary>A table that can't be read or written, in a sentence that goes on behind "The Delta table ... can't be used.".</summary>
internal sealed class DeltaException(string message, string hint) : Exception(message)
{
    internal string Hint { get; } = hint;
}
