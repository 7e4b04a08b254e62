namespace Weir.Compiler.Lineage;

/// <summary>The upstream columns that a value is made of.</summary>
internal sealed class OriginSet
{
    private readonly List<(string Module, string Column)> columns = [];

    /// <summary>True when it can't be told which.</summary>
    public bool IsUnknown { get; private set; }

    public IReadOnlyList<(string Module, string Column)> Columns => columns;

    public static OriginSet Unknown() => new() { IsUnknown = true };

    public static OriginSet Of(string module, string column)
    {
        OriginSet set = new();
        set.columns.Add((module, column));
        return set;
    }

    public void Add(OriginSet other)
    {
        IsUnknown |= other.IsUnknown;
        foreach ((string, string) column in other.columns)
        {
            if (!columns.Contains(column))
            {
                columns.Add(column);
            }
        }
    }

    public void MarkUnknown() => IsUnknown = true;
}
