namespace Weir.Engines.DuckDb.Interop.Batches;

/// <summary>Which rows of a vector make up a column: some in a row, or any.</summary>
/// <param name="Start">The first, where they are in a row.</param>
/// <param name="Count">How many.</param>
/// <param name="Picked">The rows one by one, else null.</param>
internal readonly record struct VectorRows(int Start, int Count, int[]? Picked = null)
{
    internal bool AreInARow => Picked is null;

    internal int this[int index] => Picked is null ? Start + index : Picked[index];

    /// <summary>The rows of a fixed-size list's child.</summary>
    internal VectorRows Times(int length)
    {
        if (Picked is null)
        {
            return new VectorRows(Start * length, Count * length);
        }

        int[] items = new int[Count * length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = (Picked[i / length] * length) + (i % length);
        }

        return new VectorRows(0, items.Length, items);
    }
}
