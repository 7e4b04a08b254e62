namespace Weir.Compiler.Lineage;

/// <summary>The WITH queries in view, the inner ones first.</summary>
internal sealed class CteScope(CteScope? around)
{
    private readonly Dictionary<string, List<TracedColumn>?> queries = new(StringComparer.OrdinalIgnoreCase);

    public void Set(string name, List<TracedColumn>? columns) => queries[name] = columns;

    /// <summary>True for a known name; its columns are null when they could not be traced.</summary>
    public bool TryFind(string name, out List<TracedColumn>? columns)
    {
        columns = null;
        return queries.TryGetValue(name, out columns) || (around is not null && around.TryFind(name, out columns));
    }
}
