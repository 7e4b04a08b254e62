namespace Weir.Compiler.Sql.Parsing;

/// <summary>A token of SQL.</summary>
internal sealed class Token(TokenKind kind, int start, int end)
{
    public TokenKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>Set by the parser where the token names something.</summary>
    public bool IsName { get; set; }
}
