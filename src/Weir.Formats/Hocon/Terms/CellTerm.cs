namespace Weir.Formats.Hocon.Terms;

/// <summary>The value of another cell: what a field of a merged object is made of.</summary>
internal sealed class CellTerm(Cell cell) : Term(cell.Key.Span)
{
    public Cell Cell { get; } = cell;
}
