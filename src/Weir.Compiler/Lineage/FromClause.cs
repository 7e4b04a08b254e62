namespace Weir.Compiler.Lineage;

/// <summary>What a FROM clause brings into view.</summary>
internal sealed class FromClause
{
    /// <summary>The tables, for qualified names.</summary>
    public List<TracedTable> Tables { get; } = [];

    /// <summary>What <c>*</c> gives; null when that is not known.</summary>
    public List<TracedColumn>? Star { get; private set; } = [];

    /// <summary>Columns merged by USING, which need no qualification.</summary>
    public List<TracedColumn> Merged { get; } = [];

    public static FromClause Of(TracedTable table)
    {
        FromClause clause = new() { Star = table.Columns is { } columns ? [.. columns] : null };
        clause.Tables.Add(table);
        return clause;
    }

    /// <summary>Two sides of a join, or of a comma.</summary>
    public static FromClause Join(FromClause left, FromClause right, string joinType, IReadOnlyList<string>? usingColumns)
    {
        FromClause joined = new();
        joined.Tables.AddRange(left.Tables);
        joined.Merged.AddRange(left.Merged);
        if (joinType is "SEMI" or "ANTI")
        {
            joined.Star = left.Star;
            return joined;
        }

        joined.Tables.AddRange(right.Tables);
        joined.Merged.AddRange(right.Merged);
        joined.Star = left.Star is { } leftStar && right.Star is { } rightStar ? joined.JoinStars(leftStar, rightStar, joinType, usingColumns) : null;
        return joined;
    }

    private List<TracedColumn>? JoinStars(List<TracedColumn> left, List<TracedColumn> right, string joinType, IReadOnlyList<string>? usingColumns)
    {
        // NATURAL joins on all names that both sides have.
        IReadOnlyList<string> merged = usingColumns ?? [.. left.Where(l => right.Exists(r => r.Is(l.Name))).Select(l => l.Name)];
        List<TracedColumn> star = [];
        foreach (TracedColumn column in left)
        {
            bool isMerged = merged.Any(column.Is);
            TracedColumn? partner = isMerged ? right.Find(r => r.Is(column.Name)) : null;
            TracedColumn found = partner is null ? column : Merge(column, partner, joinType);
            star.Add(found);
            if (isMerged)
            {
                Merged.RemoveAll(m => m.Is(column.Name));
                Merged.Add(found);
            }
        }

        star.AddRange(right.Where(r => !merged.Any(r.Is)));
        return star;
    }

    private static TracedColumn Merge(TracedColumn left, TracedColumn right, string joinType)
    {
        if (joinType is not ("OUTER" or "FULL"))
        {
            return joinType == "RIGHT" ? new TracedColumn(left.Name, right.Origins) : left;
        }

        OriginSet both = new();
        both.Add(left.Origins);
        both.Add(right.Origins);
        return new TracedColumn(left.Name, both);
    }
}
