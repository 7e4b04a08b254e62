namespace Weir.Compiler.Sql.Parsing;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A keyword or an identifier.</summary>
    Word,

    /// <summary><c>`name`</c>.</summary>
    BackQuoted,

    /// <summary><c>'text'</c>, also raw.</summary>
    Text,

    /// <summary><c>"text"</c> in Spark's reading, <c>"name"</c> in DuckDB's.</summary>
    DoubleQuoted,

    Number,

    /// <summary><c>X'1F'</c>.</summary>
    Hex,

    Operator,

    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A quote or comment that never ends, or a character that begins nothing.</summary>
    Broken,
}
