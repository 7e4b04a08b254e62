namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>x -&gt; body</c> or <c>(x, y) -&gt; body</c>.</summary>
internal sealed class LambdaNode(int start, IReadOnlyList<NamePart> parameters, ExpressionNode body) : ExpressionNode(start, body.End)
{
    public IReadOnlyList<NamePart> Parameters { get; } = parameters;

    public ExpressionNode Body { get; } = body;

    public override IEnumerable<SqlNode> Parts => [Body];
}
