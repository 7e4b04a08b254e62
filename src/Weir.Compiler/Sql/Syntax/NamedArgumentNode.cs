namespace Weir.Compiler.Sql.Syntax;

/// <summary>A function's argument with a name: <c>name =&gt; value</c>, or <c>value AS name</c> in STRUCT(...).</summary>
/// <param name="name">The name.</param>
/// <param name="value">The value.</param>
/// <param name="alias">True for <c>value AS name</c>.</param>
internal sealed class NamedArgumentNode(int start, int end, string name, ExpressionNode value, bool alias) : ExpressionNode(start, end)
{
    public string Name { get; } = name;

    public ExpressionNode Value { get; } = value;

    public bool IsAlias { get; } = alias;

    public override IEnumerable<SqlNode> Parts => [Value];
}
