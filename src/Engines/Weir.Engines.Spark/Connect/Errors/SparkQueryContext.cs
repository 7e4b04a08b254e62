namespace Weir.Engines.Spark.Connect.Errors;

/// <summary>The part of an SQL text that an error is about.</summary>
/// <param name="Start">The first character, counted from 0 in the text that was sent.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="Fragment">The part itself.</param>
internal readonly record struct SparkQueryContext(int Start, int Length, string Fragment)
{
    /// <summary>Whether a text has the part at this place.</summary>
    internal bool IsIn(string text) => Start + Length <= text.Length && text.AsSpan(Start, Length).SequenceEqual(Fragment);
}
