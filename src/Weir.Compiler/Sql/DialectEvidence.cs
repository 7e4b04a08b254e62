using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql;

/// <summary>What tells in which dialect a piece of SQL is written.</summary>
internal sealed class DialectEvidence
{
    /// <summary>The first place with something that Spark alone has; null when there is none.</summary>
    public (int Start, int End)? Spark { get; private set; }

    /// <summary>The first function that Spark does not have.</summary>
    public (int Start, int End)? Foreign { get; private set; }

    /// <summary>The first <c>"..."</c>: a text for Spark, a name for DuckDB.</summary>
    public (int Start, int End)? DoubleQuoted { get; private set; }

    public static DialectEvidence Of(SqlNode tree, List<Token> tokens, IReadOnlySet<string> userFunctions)
    {
        DialectEvidence evidence = new();
        foreach (Token token in tokens)
        {
            if (token.Kind == TokenKind.BackQuoted)
            {
                evidence.Spark ??= (token.Start, token.End);
            }
            else if (token.Kind == TokenKind.DoubleQuoted)
            {
                evidence.DoubleQuoted ??= (token.Start, token.End);
            }
        }

        evidence.Look(tree, userFunctions);
        return evidence;
    }

    private void Look(SqlNode node, IReadOnlySet<string> userFunctions)
    {
        if (node is LateralViewNode or BinaryNode { Operator: "<=>" or "div" } or LikeNode { Kind: "rlike" })
        {
            Spark ??= (node.Start, node.End);
        }

        if (node is CallNode call && !userFunctions.Contains(call.Name))
        {
            if (!FunctionCatalogue.Knows(call.Name) || call.Function.Names.Count > 1)
            {
                Foreign ??= (call.Function.Start, call.Function.End);
            }
            else if (!SharedNames.Has(call.Name))
            {
                Spark ??= (call.Function.Start, call.Function.End);
            }
        }

        foreach (SqlNode part in node.Parts)
        {
            Look(part, userFunctions);
        }
    }
}
