namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>Where a field's bytes are.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="IsUnescaped">Whether they are in the reader's own memory, without the escapes, and not in the line.</param>
/// <param name="IsNull">Whether the field is NULL.</param>
internal readonly record struct FieldSlice(int Start, int Length, bool IsUnescaped, bool IsNull);
