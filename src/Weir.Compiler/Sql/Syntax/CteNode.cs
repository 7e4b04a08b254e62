namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>name [(columns)] AS (query)</c> of a WITH.</summary>
internal sealed class CteNode(int start, int end, NamePart name, IReadOnlyList<NamePart> columns, QueryNode query) : SqlNode(start, end)
{
    public NamePart Name { get; } = name;

    public IReadOnlyList<NamePart> Columns { get; } = columns;

    public QueryNode Query { get; } = query;

    public override IEnumerable<SqlNode> Parts => [Query];
}
