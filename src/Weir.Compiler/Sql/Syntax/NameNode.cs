namespace Weir.Compiler.Sql.Syntax;

/// <summary>A name: a column, perhaps with its table, perhaps with fields of it.</summary>
internal sealed class NameNode(int start, int end, IReadOnlyList<NamePart> names) : ExpressionNode(start, end)
{
    public IReadOnlyList<NamePart> Names { get; } = names;

    public string Last => Names[^1].Text;
}
