namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>SELECT ...</c> up to its windows.</summary>
internal sealed class SelectNode(int start, int end, IReadOnlyList<SelectItemNode> items, IReadOnlyList<SqlNode> rest) : SqlNode(start, end)
{
    public IReadOnlyList<SelectItemNode> Items { get; } = items;

    /// <summary>True where others may call its columns by name: not in EXISTS, IN or a value's subquery.</summary>
    public bool NamesMatter { get; set; } = true;

    /// <summary>The grouping keys, for functions that ask for all of them.</summary>
    public IReadOnlyList<ExpressionNode> GroupKeys { get; init; } = [];

    /// <summary>The condition of WHERE, or null.</summary>
    public ExpressionNode? Where { get; init; }

    /// <summary>Where a WHERE stands or would stand; 0 when there is no FROM.</summary>
    public int WhereAt { get; init; }

    /// <summary>For <c>FROM t SELECT x</c>: where the FROM part ends; 0 otherwise.</summary>
    public int FromFirstEnd { get; init; }

    public override IEnumerable<SqlNode> Parts => FromFirstEnd > 0
        ? rest.Where(r => r.End <= FromFirstEnd).Concat(Items).Concat(rest.Where(r => r.Start >= FromFirstEnd))
        : Items.Concat(rest);
}
