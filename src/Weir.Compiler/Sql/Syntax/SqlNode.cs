namespace Weir.Compiler.Sql.Syntax;

/// <summary>A part of a piece of SQL. Parts that need no rewriting are copied from the author's text with their parts in it, so every part knows its stretch.</summary>
/// <param name="start">The offset of its first character.</param>
/// <param name="end">The offset behind its last character.</param>
internal abstract class SqlNode(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>The parts within, in the order of the text.</summary>
    public virtual IEnumerable<SqlNode> Parts => [];
}
