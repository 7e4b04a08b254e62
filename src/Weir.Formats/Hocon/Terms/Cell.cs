using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>A field: every value that was set for its key, in order. The last one counts, or merges with those below it.</summary>
internal sealed class Cell(ScalarNode key)
{
    private CellItem[] items = new CellItem[1];

    public ScalarNode Key { get; } = key;

    public int Count { get; private set; }

    /// <summary>The item under evaluation; -1 when none is.</summary>
    public int Current { get; set; } = -1;

    /// <summary>The merged field on whose behalf this one is under evaluation; null for a field of its own.</summary>
    public Cell? Within { get; set; }

    public ref CellItem this[int index] => ref items[index];

    /// <summary>Sets a value over those that are there.</summary>
    /// <param name="written">The value; an object directly over an object as written merges with it at once.</param>
    /// <param name="leansBelow">True when it names this field itself, so that what lies below must be evaluated first.</param>
    public void Add(Term written, bool leansBelow = false)
    {
        if (written is LiteralObject later && Count > 0 && items[Count - 1].Written is LiteralObject earlier)
        {
            earlier.Absorb(later);
            return;
        }

        if (Count == items.Length)
        {
            Array.Resize(ref items, Count * 2);
        }

        items[Count++] = new CellItem { Written = written, LeansBelow = leansBelow || Leans(written) };
    }

    /// <summary>The object that fields with a path (<c>a.b: 1</c>) are put into: the last value when it is one, or a new one.</summary>
    public LiteralObject Open(SourceSpan span)
    {
        if (Count > 0 && items[Count - 1].Written is LiteralObject last)
        {
            return last;
        }

        LiteralObject opened = new(span);
        Add(opened);
        return opened;
    }

    /// <summary>Puts the values of a later field of the same key over these.</summary>
    public void Absorb(Cell later)
    {
        for (int i = 0; i < later.Count; i++)
        {
            Add(later[i].Written, later[i].LeansBelow);
        }
    }

    private static bool Leans(Term written) => written switch
    {
        ObjectTerm or AppendTerm => true,
        CellTerm { Cell: { Count: > 0 } inner } => inner[0].LeansBelow,
        _ => false,
    };
}
