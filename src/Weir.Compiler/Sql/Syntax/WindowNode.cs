namespace Weir.Compiler.Sql.Syntax;

/// <summary>A window: a name, or <c>([name] [PARTITION BY ...] [ORDER BY ...] [frame])</c>.</summary>
/// <param name="marks">Words of Spark alone within it: DISTRIBUTE BY, CLUSTER BY, SORT BY, each with what DuckDB says instead.</param>
internal sealed class WindowNode(int start, int end, IReadOnlyList<SqlNode> windowParts, bool ordered, IReadOnlyList<Replacement> marks) : SqlNode(start, end)
{
    public bool IsOrdered { get; } = ordered;

    public IReadOnlyList<Replacement> Marks { get; } = marks;

    public override IEnumerable<SqlNode> Parts => windowParts;
}
