using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>A schema given as a constant text: a type, or the names and types of columns.</summary>
internal static class SchemaText
{
    /// <summary>Null when it is not constant, not readable, or holds a type without counterpart.</summary>
    public static DataType? Read(ExpressionNode node)
    {
        if (SqlNumbers.TextValue(node) is not { } schema)
        {
            return null;
        }

        string start = schema.TrimStart();
        bool type = start.StartsWith("struct<", StringComparison.OrdinalIgnoreCase) || start.StartsWith("array<", StringComparison.OrdinalIgnoreCase) || start.StartsWith("map<", StringComparison.OrdinalIgnoreCase)
            || !schema.Trim().Contains(' ', StringComparison.Ordinal);
        try
        {
            return FunctionTypes.TypeOf(type ? schema : $"struct<{schema}>");
        }
        catch (SqlSyntaxException)
        {
            return null;
        }
    }
}
