namespace Weir.Cli.Render.Graph;

/// <summary>The lines between two layers that leave one place together: one upper end, one or more lower ends.</summary>
/// <param name="Top">The column of the upper end.</param>
/// <param name="Bottoms">The columns of the lower ends.</param>
/// <param name="Dashed">True when no rows flow along it.</param>
/// <param name="Label">Words beside the upper end; may be empty.</param>
internal sealed record GraphNet(int Top, IReadOnlyList<int> Bottoms, bool Dashed, string Label)
{
    public int Left => Math.Min(Top, Bottoms.Min());

    public int Right => Math.Max(Top, Bottoms.Max());

    /// <summary>True when it needs no horizontal piece.</summary>
    public bool IsStraight => Left == Right;
}
