namespace Weir.Compiler.Sql.Syntax;

/// <summary>An expression of a SELECT list with its names; generators may have several.</summary>
internal sealed class SelectItemNode(int end, ExpressionNode value, IReadOnlyList<NamePart> aliases) : SqlNode(value.Start, end)
{
    public ExpressionNode Value { get; } = value;

    public IReadOnlyList<NamePart> Aliases { get; } = aliases;

    public override IEnumerable<SqlNode> Parts => [Value];
}
