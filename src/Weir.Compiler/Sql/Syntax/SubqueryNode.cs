namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>(query)</c> as a value, or <c>EXISTS (query)</c>.</summary>
internal sealed class SubqueryNode(int start, int end, SqlNode query, bool exists) : ExpressionNode(start, end)
{
    public SqlNode Query { get; } = query;

    public bool IsExists { get; } = exists;

    public override IEnumerable<SqlNode> Parts => [Query];
}
