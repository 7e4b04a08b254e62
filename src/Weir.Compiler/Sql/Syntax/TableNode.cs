namespace Weir.Compiler.Sql.Syntax;

/// <summary>A table by name.</summary>
internal sealed class TableNode(int start, int end, NameNode name, TableAlias? alias) : SqlNode(start, end)
{
    public NameNode Name { get; } = name;

    public TableAlias? Alias { get; } = alias;
}
