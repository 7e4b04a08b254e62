namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>CASE [operand] WHEN ... THEN ... [ELSE ...] END</c>.</summary>
internal sealed class CaseNode(int start, int end, ExpressionNode? operand, IReadOnlyList<(ExpressionNode When, ExpressionNode Then)> branches, ExpressionNode? otherwise)
    : ExpressionNode(start, end)
{
    public ExpressionNode? Operand { get; } = operand;

    public IReadOnlyList<(ExpressionNode When, ExpressionNode Then)> Branches { get; } = branches;

    public ExpressionNode? Otherwise { get; } = otherwise;

    public override IEnumerable<SqlNode> Parts
    {
        get
        {
            if (Operand is not null)
            {
                yield return Operand;
            }

            foreach ((ExpressionNode when, ExpressionNode then) in Branches)
            {
                yield return when;
                yield return then;
            }

            if (Otherwise is not null)
            {
                yield return Otherwise;
            }
        }
    }
}
