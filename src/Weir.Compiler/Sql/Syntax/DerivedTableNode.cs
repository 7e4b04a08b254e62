namespace Weir.Compiler.Sql.Syntax;

/// <summary>A query in brackets, or VALUES, as a table.</summary>
internal sealed class DerivedTableNode(int start, int end, SqlNode query, TableAlias? alias) : SqlNode(start, end)
{
    public SqlNode Query { get; } = query;

    public TableAlias? Alias { get; } = alias;

    public override IEnumerable<SqlNode> Parts => [Query];
}
