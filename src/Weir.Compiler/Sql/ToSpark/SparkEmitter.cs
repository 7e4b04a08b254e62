using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.ToSpark;

/// <summary>Writes Spark SQL for DuckDB's. What is the same in both is copied as the author wrote it; what has no counterpart is refused.</summary>
internal sealed partial class SparkEmitter
{
    private readonly string source;
    private readonly SqlWriter writer;
    private readonly IReadOnlySet<string> userFunctions;
    private readonly DuckDbTypes types = new();
    private readonly QueryTypes queries;
    private readonly bool columnsKnown;

    /// <param name="source">The author's text.</param>
    /// <param name="writer">Takes the translation.</param>
    /// <param name="userFunctions">Functions that the Blueprint brings along.</param>
    /// <param name="columns">What the tables and columns are that it may name; null when they are not known.</param>
    public SparkEmitter(string source, SqlWriter writer, IReadOnlySet<string> userFunctions, SqlColumns? columns)
    {
        this.source = source;
        this.writer = writer;
        this.userFunctions = userFunctions;
        columnsKnown = columns is not null;
        types.Scope = columns?.Row();
        queries = new QueryTypes(types.Leaves, columns is null ? static _ => null : columns.Find);
    }

    public void Emit(SqlNode node)
    {
        switch (node)
        {
            case LiteralNode literal:
                Literal(literal);
                break;
            case BinaryNode binary:
                Binary(binary);
                break;
            case LikeNode like:
                Like(like);
                break;
            case CastNode cast:
                Cast(cast);
                break;
            case SubscriptNode subscript:
                Item(subscript.Value, subscript.Index, subscript);
                break;
            case RowNode:
                throw Refused(node, "A row without names can't be translated.", "Write {'name': value, ...}.");
            case LambdaNode lambda:
                Lambda(lambda);
                break;
            case StarNode { Except.Count: > 0 } star:
                Put((star.Qualifier is null ? "" : source[star.Qualifier.Start..star.Qualifier.End] + ".") + "* EXCEPT (" + string.Join(", ", star.Except.Select(e => SqlQuote.BackQuoted(e.Last))) + ")", star.Start);
                break;
            case CallNode call:
                Call(call);
                break;
            case OrderItemNode item:
                Through(item);
                Put(item.NullsFirst is null ? " NULLS LAST" : "", item.End);
                break;
            case QueryNode query:
                int known = queries.Learn(query);
                Through(query);
                queries.Forget(known);
                break;
            case SelectNode select:
                Select(select);
                break;
            case TableFunctionNode or LateralViewNode:
                throw Refused(node, "A function as a table can't be translated.");
            default:
                Through(node);
                break;
        }
    }

    private void Through(SqlNode node)
    {
        int position = node.Start;
        foreach (SqlNode part in node.Parts)
        {
            writer.Copy(position, part.Start);
            Emit(part);
            position = part.End;
        }

        writer.Copy(position, node.End);
    }

    private void Put(string sql, int offset) => writer.Insert(sql, offset);

    private static SqlSyntaxException Refused(SqlNode node, string message, string? hint = null) => new(node.Start, node.End - node.Start, message, hint, refused: true);

    /// <summary>Refuses where the type decides and is not known, unless the columns come later.</summary>
    private DataType? Known(ExpressionNode node, string what)
    {
        DataType? type = types.Of(node);
        return type is null && columnsKnown ? throw Refused(node, $"{what} depends on the type of this value, which is not known here.", "Write CAST(... AS ...) around it.") : type;
    }

    private void Select(SelectNode node)
    {
        if (node.FromFirstEnd > 0)
        {
            throw new SqlSyntaxException(node.Start, 4, "A query that begins with FROM can't be translated.", "Write SELECT first.", refused: true);
        }

        TypeScope? outer = types.Scope;
        types.Scope = queries.ScopeOf(node);
        int position = node.Start;
        foreach (SqlNode part in node.Parts)
        {
            writer.Copy(position, part.Start);
            if (part is SelectItemNode { Aliases.Count: 0, Value: not (NameNode or StarNode) } item && node.NamesMatter)
            {
                throw Refused(item, "DuckDB and Spark name this column otherwise.", "Give it a name: ... AS name.");
            }

            Emit(part);
            position = part.End;
        }

        writer.Copy(position, node.End);
        types.Scope = outer;
    }

    private void Literal(LiteralNode node)
    {
        bool same = node.Kind is LiteralKind.Null or LiteralKind.Boolean or LiteralKind.Integer or LiteralKind.Decimal or LiteralKind.Double or LiteralKind.Date
            || (node.Kind == LiteralKind.String && !node.Value.AsSpan().ContainsAny('\'', '\\'));
        if (same)
        {
            writer.Copy(node.Start, node.End);
            return;
        }

        Put(node.Kind switch
        {
            LiteralKind.String => SqlQuote.Escaped(node.Value),
            LiteralKind.Timestamp => $"TIMESTAMP_NTZ{SqlQuote.Escaped(node.Value)}",
            _ => throw Refused(node, "This constant has no counterpart in Spark's SQL."),
        }, node.Start);
    }

    private void Binary(BinaryNode node)
    {
        switch (node.Operator)
        {
            case "/":
                Divide(node);
                break;
            case "//":
                Known(node.Left, "A whole quotient");
                Whole(node, " div ");
                break;
            case "%":
                Around("try_mod(", node.Left, ", ", node.Right, ")");
                break;
            case "**" or "^":
                Around("power(", node.Left, ", ", node.Right, ")");
                break;
            case "->>":
                Json(node.Left, node.Right);
                break;
            case "+" or "-":
                Sum(node);
                break;
            case "||" or "&" or "|" or "<<" or ">>":
                Bracketed(node.Left);
                writer.Copy(node.Left.End, node.Right.Start);
                Bracketed(node.Right);
                break;
            default:
                Through(node);
                break;
        }
    }

    /// <summary>A quotient is DOUBLE, and by zero it is infinite or no number, where Spark fails.</summary>
    private void Divide(BinaryNode node)
    {
        if (SqlNumbers.IsNonZero(node.Right))
        {
            Around("(CAST(", node.Left, " AS DOUBLE) / CAST(", node.Right, " AS DOUBLE))");
            return;
        }

        if (IsVolatile(node))
        {
            throw Refused(node, "A quotient of random values can't be translated: they would be drawn more than once.", "Compute them in a subquery first.");
        }

        Around("coalesce(try_divide(CAST(", node.Left, " AS DOUBLE), CAST(", node.Right, " AS DOUBLE)), ");
        Around("CAST(", node.Left, " AS DOUBLE) * power(", node.Right, ", -1))");
    }

    private static bool IsVolatile(SqlNode node) => node is CallNode { Name: "random" or "uuid" } || node.Parts.Any(IsVolatile);

    private void Whole(BinaryNode node, string sign)
    {
        if (types.Of(node.Left) is { } left && !SqlTypes.IsWhole(left))
        {
            throw Refused(node, "A whole quotient of fractions can't be translated.", "Write CAST(... AS BIGINT) around its parts.");
        }

        Around("(", node.Left, sign + "nullif(", node.Right, ", 0))");
    }

    private void Sum(BinaryNode node)
    {
        DataType? left = types.Of(node.Left);
        DataType? right = types.Of(node.Right);
        if (SqlTypes.Is(left, PrimitiveKind.Date) && SqlTypes.Is(right, PrimitiveKind.Date))
        {
            Around("CAST(datediff(", node.Left, ", ", node.Right, ") AS BIGINT)");
            return;
        }

        if (SqlTypes.IsTimestamp(left) && SqlTypes.IsTimestamp(right))
        {
            throw Refused(node, "The interval between two timestamps differs between the engines.", "Write date_diff('second', ...).");
        }

        bool interval = SqlTypes.Is(left, PrimitiveKind.Interval) || SqlTypes.Is(right, PrimitiveKind.Interval);
        if (interval && (SqlTypes.Is(left, PrimitiveKind.Date) || SqlTypes.Is(right, PrimitiveKind.Date)))
        {
            Put("CAST(", node.Start);
            Through(node);
            Put(" AS TIMESTAMP_NTZ)", node.End);
            return;
        }

        if (interval)
        {
            Known(SqlTypes.Is(left, PrimitiveKind.Interval) ? node.Right : node.Left, "Adding an interval");
        }

        Through(node);
    }

    private void Bracketed(ExpressionNode node)
    {
        bool compound = node is BinaryNode;
        Put(compound ? "(" : "", node.Start);
        Emit(node);
        Put(compound ? ")" : "", node.End);
    }

    /// <summary>DuckDB's patterns have no escapes unless the author names one.</summary>
    private void Like(LikeNode node)
    {
        if (node.Quantifier is not null || node.Kind == "rlike")
        {
            throw Refused(node, "This pattern can't be translated.");
        }

        ExpressionNode pattern = node.Patterns[0];
        if (node.Escape is not null || (SqlNumbers.TextValue(pattern) is { } text && !text.Contains('\\', StringComparison.Ordinal)))
        {
            Through(node);
            return;
        }

        Emit(node.Value);
        writer.Copy(node.Value.End, pattern.Start);
        Put("replace(", pattern.Start);
        Emit(pattern);
        Put(", '\\\\', '\\\\\\\\')", pattern.End);
    }

    private void Lambda(LambdaNode node)
    {
        string names = string.Join(", ", node.Parameters.Select(static p => SqlQuote.BackQuoted(p.Text)));
        if (node.Parameters.Count > 1)
        {
            throw Refused(node, "A lambda with a position can't be translated: DuckDB counts from 1, Spark from 0.");
        }

        Put(names + " -> ", node.Start);
        Emit(node.Body);
    }

    private void Around(string before, ExpressionNode first, string between, ExpressionNode second, string after)
    {
        Put(before, first.Start);
        Emit(first);
        Put(between, first.End);
        Emit(second);
        Put(after, second.End);
    }

    private void Wrap(string before, ExpressionNode value, string after)
    {
        Put(before, value.Start);
        Emit(value);
        Put(after, value.End);
    }
}
