namespace Weir.Compiler.Lineage;

/// <summary>What a name in an expression may mean: the FROM clause, earlier items of the SELECT list, the query around.</summary>
internal sealed class QueryScope(FromClause from, QueryScope? outer)
{
    /// <summary>Earlier items of the SELECT list, by their aliases.</summary>
    public List<TracedColumn> Aliases { get; } = [];

    /// <summary>Parameters of the lambdas around.</summary>
    public List<string> Parameters { get; } = [];

    public FromClause From => from;

    /// <summary>What a reference is made of; null when the name is not in view.</summary>
    public OriginSet? Resolve(IReadOnlyList<string> names)
    {
        if (Parameters.Exists(p => string.Equals(p, names[0], StringComparison.OrdinalIgnoreCase)))
        {
            return new OriginSet();
        }

        return ResolveQualified(names) ?? ResolveColumn(names[0]) ?? ResolveRow(names) ?? outer?.Resolve(names);
    }

    private OriginSet? ResolveQualified(IReadOnlyList<string> names)
    {
        foreach (TracedTable table in from.Tables)
        {
            if (names.Count > 1 && table.Is(names[0]) && InTable(table, names[1]) is { } found)
            {
                return found;
            }

            if (names.Count > 2 && table.Is($"{names[0]}.{names[1]}") && InTable(table, names[2]) is { } ofBranch)
            {
                return ofBranch;
            }
        }

        return null;
    }

    private static OriginSet? InTable(TracedTable table, string column) =>
        table.Columns is null ? table.Otherwise : table.Find(column)?.Origins;

    private OriginSet? ResolveColumn(string name)
    {
        if (from.Merged.Find(m => m.Is(name)) is { } merged)
        {
            return merged.Origins;
        }

        OriginSet? found = null;
        TracedTable? open = null;
        foreach (TracedTable table in from.Tables)
        {
            open ??= table.Columns is null ? table : null;
            if (table.Find(name) is { } column)
            {
                // Two tables with the name and no USING: the engine will refuse the query; claim nothing.
                found = found is null ? column.Origins : OriginSet.Unknown();
            }
        }

        return found ?? open?.Otherwise ?? Aliases.FindLast(a => a.Is(name))?.Origins;
    }

    /// <summary>A table's name as a value is its whole row.</summary>
    private OriginSet? ResolveRow(IReadOnlyList<string> names)
    {
        if (names.Count != 1 || from.Tables.Find(t => t.Is(names[0])) is not { } table)
        {
            return null;
        }

        OriginSet row = new();
        row.Add(table.Otherwise);
        foreach (TracedColumn column in table.Columns ?? [])
        {
            row.Add(column.Origins);
        }

        return row;
    }
}
