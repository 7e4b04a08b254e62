using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>An object as written; repeated keys gather in one cell.</summary>
internal sealed class LiteralObject(SourceSpan span) : ObjectTerm(span)
{
    private const int IndexThreshold = 10;
    private readonly List<Cell> cells = [];
    private Dictionary<string, Cell>? index;

    public override IReadOnlyList<Cell> Cells => cells;

    public override Cell? Find(string key)
    {
        if (index is not null)
        {
            return index.GetValueOrDefault(key);
        }

        foreach (Cell cell in cells)
        {
            if (string.Equals(cell.Key.Text, key, StringComparison.Ordinal))
            {
                return cell;
            }
        }

        return null;
    }

    /// <summary>The cell of a key, made when it is new.</summary>
    public Cell At(ScalarNode key)
    {
        Cell? cell = Find(key.Text);
        if (cell is null)
        {
            cell = new Cell(key);
            Add(cell);
        }

        return cell;
    }

    /// <summary>Takes over the fields of an object that stands later in the text.</summary>
    public void Absorb(LiteralObject later)
    {
        foreach (Cell cell in later.cells)
        {
            if (Find(cell.Key.Text) is { } existing)
            {
                existing.Absorb(cell);
            }
            else
            {
                Add(cell);
            }
        }
    }

    /// <summary>Sets the whole place, once the closing brace is read.</summary>
    public void Close(SourceSpan whole) => Span = whole;

    private void Add(Cell cell)
    {
        cells.Add(cell);
        if (index is not null)
        {
            index.Add(cell.Key.Text, cell);
        }
        else if (cells.Count > IndexThreshold)
        {
            index = new Dictionary<string, Cell>(cells.Count * 2, StringComparer.Ordinal);
            foreach (Cell each in cells)
            {
                index.Add(each.Key.Text, each);
            }
        }
    }
}
