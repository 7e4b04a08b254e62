namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>LATERAL VIEW [OUTER] generator(...) table [AS columns]</c>.</summary>
internal sealed class LateralViewNode(int start, int end, bool outer, CallNode generator, NamePart table, IReadOnlyList<NamePart> columns) : SqlNode(start, end)
{
    public bool IsOuter { get; } = outer;

    public CallNode Generator { get; } = generator;

    public NamePart Table { get; } = table;

    public IReadOnlyList<NamePart> Columns { get; } = columns;

    public override IEnumerable<SqlNode> Parts => [Generator];
}
