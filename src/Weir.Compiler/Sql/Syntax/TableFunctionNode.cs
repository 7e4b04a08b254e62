namespace Weir.Compiler.Sql.Syntax;

/// <summary>A function that gives a table.</summary>
internal sealed class TableFunctionNode(int start, int end, CallNode call, TableAlias? alias) : SqlNode(start, end)
{
    public CallNode Call { get; } = call;

    public TableAlias? Alias { get; } = alias;

    public override IEnumerable<SqlNode> Parts => [Call];
}
