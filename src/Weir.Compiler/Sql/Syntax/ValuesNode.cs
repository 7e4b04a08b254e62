namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>VALUES row, row, ...</c>.</summary>
internal sealed class ValuesNode(int start, int end, IReadOnlyList<ExpressionNode> rows) : SqlNode(start, end)
{
    public IReadOnlyList<ExpressionNode> Rows { get; } = rows;

    public override IEnumerable<SqlNode> Parts => Rows;
}
