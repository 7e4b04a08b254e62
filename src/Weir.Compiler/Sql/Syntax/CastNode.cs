namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>CAST(value AS type)</c>, <c>TRY_CAST</c> or <c>value::type</c>.</summary>
internal sealed class CastNode(int start, int end, ExpressionNode value, TypeNode type, bool lenient) : ExpressionNode(start, end)
{
    public ExpressionNode Value { get; } = value;

    public TypeNode Type { get; } = type;

    /// <summary>True when a value that does not fit becomes NULL.</summary>
    public bool IsLenient { get; } = lenient;

    public override IEnumerable<SqlNode> Parts => [Value, Type];
}
