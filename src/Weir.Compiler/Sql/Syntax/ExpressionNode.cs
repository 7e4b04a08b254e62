namespace Weir.Compiler.Sql.Syntax;

/// <summary>Something that has a value.</summary>
internal abstract class ExpressionNode(int start, int end) : SqlNode(start, end);
