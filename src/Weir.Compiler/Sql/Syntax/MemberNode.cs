namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>value.field</c> where the value is more than a name.</summary>
internal sealed class MemberNode(ExpressionNode value, NamePart member) : ExpressionNode(value.Start, member.End)
{
    public ExpressionNode Value { get; } = value;

    public NamePart Member { get; } = member;

    public override IEnumerable<SqlNode> Parts => [Value];
}
