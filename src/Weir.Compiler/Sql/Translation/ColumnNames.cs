using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Translation;

/// <summary>The name that Spark gives a column without an alias: its expression, in Spark's spelling.</summary>
internal static class ColumnNames
{
    /// <summary>Null for a column that DuckDB names the same.</summary>
    public static string? Of(ExpressionNode node, string source) => node is NameNode or StarNode ? null : Text(node, source);

    private static string Text(ExpressionNode node, string source) => node switch
    {
        LiteralNode literal => Literal(literal, source),
        NameNode name => name.Last,
        ParenthesisNode bracket => Text(bracket.Inner, source),
        NamedArgumentNode { IsAlias: true } alias => $"{Text(alias.Value, source)} AS {alias.Name}",
        UnaryNode { Operator: "not" } unary => $"(NOT {Text(unary.Operand, source)})",
        UnaryNode { Operator: "-", Operand: LiteralNode number } => "-" + number.Value,
        UnaryNode unary => $"({unary.Operator} {Text(unary.Operand, source)})",
        BinaryNode { Operator: "||" } binary => $"concat({Text(binary.Left, source)}, {Text(binary.Right, source)})",
        BinaryNode { Operator: "<>" } binary => $"(NOT ({Text(binary.Left, source)} = {Text(binary.Right, source)}))",
        BinaryNode binary => $"({Text(binary.Left, source)} {binary.Operator.ToUpperInvariant()} {Text(binary.Right, source)})",
        IsNode { Test: "null" } test => $"({Text(test.Value, source)} IS {(test.IsNegated ? "NOT " : "")}NULL)",
        BetweenNode between => $"{(between.IsNegated ? "(NOT " : "")}between({Text(between.Value, source)}, {Text(between.Low, source)}, {Text(between.High, source)}){(between.IsNegated ? ")" : "")}",
        CastNode cast => $"{(cast.IsLenient ? "TRY_" : "")}CAST({Text(cast.Value, source)} AS {TypeText(cast, source)})",
        CaseNode choice => Case(choice, source),
        SubscriptNode subscript => $"{Text(subscript.Value, source)}[{Text(subscript.Index, source)}]",
        MemberNode member => $"{Text(member.Value, source)}.{member.Member.Text}",
        CallNode { Over: null, Filter: null } call => Call(call, source),
        _ => source[node.Start..node.End],
    };

    private static string TypeText(CastNode cast, string source) =>
        cast.Type.Type is { } type ? SqlTypeNames.Spark(type).ToUpperInvariant() : source[cast.Type.Start..cast.Type.End].ToUpperInvariant();

    private static string Literal(LiteralNode literal, string source) => literal.Kind switch
    {
        LiteralKind.String => literal.Value,
        LiteralKind.Null => "NULL",
        LiteralKind.Integer or LiteralKind.Decimal or LiteralKind.Boolean => literal.Value.ToLowerInvariant(),
        LiteralKind.Date => $"DATE '{literal.Value}'",
        LiteralKind.Timestamp => $"TIMESTAMP '{literal.Value}'",
        _ => source[literal.Start..literal.End],
    };

    private static string Case(CaseNode node, string source)
    {
        string text = "CASE";
        foreach ((ExpressionNode when, ExpressionNode then) in node.Branches)
        {
            string condition = node.Operand is null ? Text(when, source) : $"({Text(node.Operand, source)} = {Text(when, source)})";
            text += $" WHEN {condition} THEN {Text(then, source)}";
        }

        return text + (node.Otherwise is null ? "" : $" ELSE {Text(node.Otherwise, source)}") + " END";
    }

    private static string Call(CallNode call, string source)
    {
        string arguments = string.Join(", ", call.Arguments.Select(a => a is StarNode ? "1" : Text(a, source)));
        return $"{call.Name}({(call.IsDistinct ? "DISTINCT " : "")}{arguments})";
    }
}
