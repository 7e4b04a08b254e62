using Weir.Core.Data;

namespace Weir.Compiler.Sql.Syntax;

/// <summary>A data type as it is written.</summary>
/// <param name="name">As it is called, lower case: <c>string</c>, <c>decimal</c>, <c>array</c>, ...</param>
/// <param name="type">The type that all engines share; null for one that DuckDB can't hold.</param>
internal sealed class TypeNode(int start, int end, string name, DataType? type) : SqlNode(start, end)
{
    public string Name { get; } = name;

    public DataType? Type { get; } = type;
}
