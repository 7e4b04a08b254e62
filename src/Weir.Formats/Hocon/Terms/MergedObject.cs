namespace Weir.Formats.Hocon.Terms;

/// <summary>Two objects laid over each other at evaluation. Its cells are made when first asked for, from all layers at once.</summary>
internal sealed class MergedObject : ObjectTerm
{
    private readonly ObjectTerm lower;
    private readonly ObjectTerm upper;
    private bool used;
    private List<Cell>? cells;
    private Dictionary<string, int>? index;

    public MergedObject(ObjectTerm lower, ObjectTerm upper)
        : base(upper.Span)
    {
        this.lower = Used(lower);
        this.upper = Used(upper);
    }

    public override IReadOnlyList<Cell> Cells
    {
        get
        {
            Flatten();
            return cells!;
        }
    }

    /// <summary>True when <paramref name="layer"/> is at the bottom, at most <paramref name="steps"/> merges down.</summary>
    public bool StandsOn(ObjectTerm layer, int steps)
    {
        MergedObject at = this;
        while (at.lower != layer)
        {
            if (steps-- == 0 || at.lower is not MergedObject next)
            {
                return false;
            }

            at = next;
        }

        return true;
    }

    public override Cell? Find(string key)
    {
        Flatten();
        return index!.TryGetValue(key, out int at) ? cells![at] : null;
    }

    // What is part of a second merge is laid out first, so that no layer is walked over and over.
    private static ObjectTerm Used(ObjectTerm layer)
    {
        if (layer is MergedObject merged)
        {
            if (merged.used)
            {
                merged.Flatten();
            }

            merged.used = true;
        }

        return layer;
    }

    private void Flatten()
    {
        if (cells is not null)
        {
            return;
        }

        List<ObjectTerm> layers = Layers();
        cells = [];
        index = new Dictionary<string, int>(StringComparer.Ordinal);
        HashSet<Cell> made = [];
        foreach (ObjectTerm layer in layers)
        {
            foreach (Cell cell in layer.Cells)
            {
                Lay(cell, made);
            }
        }
    }

    // A key that only one layer has keeps that layer's cell, so that a value keeps its identity (and its place in a cycle).
    private void Lay(Cell cell, HashSet<Cell> made)
    {
        if (index!.TryAdd(cell.Key.Text, cells!.Count))
        {
            cells.Add(cell);
            return;
        }

        int at = index[cell.Key.Text];
        Cell below = cells[at];
        if (!made.Contains(below))
        {
            Cell merged = new(below.Key);
            merged.Add(new CellTerm(below));
            made.Add(merged);
            cells[at] = below = merged;
        }

        below.Add(new CellTerm(cell));
    }

    // From the lowest to the highest; a long chain of merges is walked, not recursed into.
    private List<ObjectTerm> Layers()
    {
        List<ObjectTerm> layers = [];
        Stack<ObjectTerm> waiting = new([upper, lower]);
        while (waiting.TryPop(out ObjectTerm? next))
        {
            if (next is MergedObject { cells: null } merged)
            {
                waiting.Push(merged.upper);
                waiting.Push(merged.lower);
            }
            else
            {
                layers.Add(next);
            }
        }

        return layers;
    }
}
