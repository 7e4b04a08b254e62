namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>*</c> or <c>t.*</c>, perhaps without some columns.</summary>
internal sealed class StarNode(int start, int end, NameNode? qualifier, IReadOnlyList<NameNode> except) : ExpressionNode(start, end)
{
    public NameNode? Qualifier { get; } = qualifier;

    public IReadOnlyList<NameNode> Except { get; } = except;
}
