namespace Weir.Compiler.Sql.Syntax;

/// <summary>A constant.</summary>
/// <param name="kind">What it is.</param>
/// <param name="value">Its text, with quotes, escapes and suffix undone.</param>
/// <param name="bits">For integers: 8, 16, 32 or 64 when a suffix says so, else 0.</param>
/// <param name="plain">True when DuckDB reads the author's characters as the same constant.</param>
internal sealed class LiteralNode(int start, int end, LiteralKind kind, string value, int bits = 0, bool plain = true) : ExpressionNode(start, end)
{
    public LiteralKind Kind { get; } = kind;

    public string Value { get; } = value;

    public int Bits { get; } = bits;

    public bool IsPlain { get; } = plain;
}
