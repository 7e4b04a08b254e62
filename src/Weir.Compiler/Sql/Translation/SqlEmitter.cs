using System.Globalization;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Writes DuckDB SQL for Spark's. What is the same in both is copied as the author wrote it.</summary>
internal sealed partial class SqlEmitter
{
    private readonly string source;
    private readonly SqlWriter writer;
    private readonly bool ansi;
    private readonly IReadOnlySet<string> userFunctions;
    private readonly TypeReader types;
    private readonly QueryTypes queries;
    private readonly bool columnsKnown;

    /// <summary>What stands for the parameters of lambdas that are rewritten, innermost last.</summary>
    private readonly List<(string Name, Action<NameNode> Write)> substitutes = [];

    private IReadOnlyList<ExpressionNode> groupKeys = [];

    /// <summary>Spark counts whole days of an interval as days of the calendar, also where they are written as hours.</summary>
    private const decimal MicrosecondsPerDay = 86_400_000_000m;

    /// <param name="source">The author's text.</param>
    /// <param name="writer">Takes the translation.</param>
    /// <param name="ansi">Whether Spark's ANSI mode is meant.</param>
    /// <param name="userFunctions">Functions that the Blueprint brings along.</param>
    /// <param name="columns">What the tables and columns are that it may name; null when they are not known.</param>
    public SqlEmitter(string source, SqlWriter writer, bool ansi, IReadOnlySet<string> userFunctions, SqlColumns? columns)
    {
        this.source = source;
        this.writer = writer;
        this.ansi = ansi;
        this.userFunctions = userFunctions;
        types = new TypeReader(ansi);
        columnsKnown = columns is not null;
        types.Scope = columns?.Row();
        queries = new QueryTypes(types, columns is null ? static _ => null : columns.Find);
    }

    public void Emit(SqlNode node)
    {
        switch (node)
        {
            case LiteralNode literal:
                Literal(literal);
                break;
            case IntervalNode interval:
                Interval(interval);
                break;
            case NameNode name:
                Name(name);
                break;
            case UnaryNode unary:
                Unary(unary);
                break;
            case BinaryNode binary:
                Binary(binary);
                break;
            case LikeNode like:
                Like(like);
                break;
            case InNode membership:
                In(membership);
                break;
            case IsNode { Test: "unknown" } test:
                Emit(test.Value);
                Put(test.IsNegated ? " IS NOT NULL" : " IS NULL", test.Value.End);
                break;
            case CastNode cast:
                Cast(cast);
                break;
            case SubscriptNode subscript:
                Subscript(subscript);
                break;
            case MemberNode member:
                Put("struct_extract(", member.Start);
                Emit(member.Value);
                Put($", {SqlQuote.Text(member.Member.Text)})", member.Member.Start);
                break;
            case RowNode row:
                Row(row);
                break;
            case LambdaNode lambda:
                Lambda(lambda);
                break;
            case StarNode star:
                Star(star);
                break;
            case CallNode call:
                Call(call);
                break;
            default:
                EmitQueryPart(node);
                break;
        }
    }

    /// <summary>Copies a node as it stands, with its parts translated.</summary>
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

    /// <summary>Writes text of our own.</summary>
    private void Put(string sql, int offset) => writer.Insert(sql, offset);

    private static SqlSyntaxException Refused(SqlNode node, string message, string? hint = null) => new(node.Start, node.End - node.Start, message, hint, refused: true);

    private void Literal(LiteralNode node)
    {
        bool fraction = node.Kind == LiteralKind.Decimal && node.Value.TrimStart('0').StartsWith('.');
        if (node.IsPlain && !fraction)
        {
            writer.Copy(node.Start, node.End);
            return;
        }

        Put(Spelling(node, ""), node.Start);
    }

    private string Spelling(LiteralNode node, string sign)
    {
        DataType? type = types.Of(node);
        switch (node.Kind)
        {
            case LiteralKind.String:
                return SqlQuote.Text(node.Value);
            case LiteralKind.Binary:
                return node.Value.Length == 0 ? "''::BLOB" : $"'{string.Concat(node.Value.Chunk(2).Select(static pair => "\\x" + new string(pair)))}'::BLOB";
            case LiteralKind.Integer when node.Bits == 0:
                return type is DecimalType ? $"CAST({sign}{node.Value} AS {SqlTypeNames.DuckDb(type)})" : sign + node.Value;
            case LiteralKind.Integer or LiteralKind.Decimal or LiteralKind.Float or LiteralKind.Double:
                return $"CAST({sign}{node.Value} AS {SqlTypeNames.DuckDb(type)})";
            default:
                return $"CAST({SqlQuote.Text(DateText.Normal(node))} AS {SqlTypeNames.DuckDb(type)})";
        }
    }

    private void Interval(IntervalNode node)
    {
        if (IntervalMath.Constant(node) is { } total)
        {
            decimal whole = decimal.Truncate(total.Microseconds / MicrosecondsPerDay);
            total = (total.Months, total.Days + (long)whole, total.Microseconds - (whole * MicrosecondsPerDay));
            bool simple = whole == 0 && node.Units is [{ To: null, Unit: not ("" or "millisecond" or "microsecond"), Amount: LiteralNode { IsPlain: true } }] && total.Microseconds % 1_000_000 == 0;
            if (simple)
            {
                writer.Copy(node.Start, node.End);
                return;
            }

            string months = total.Months == 0 ? "" : $"to_months({total.Months})";
            string days = total.Days == 0 ? "" : $"to_days({total.Days})";
            string micros = total.Microseconds == 0 && (total.Months != 0 || total.Days != 0) ? "" : string.Create(CultureInfo.InvariantCulture, $"to_microseconds({total.Microseconds:0})");
            Put("(" + string.Join(" + ", ((string[])[months, days, micros]).Where(static p => p.Length > 0)) + ")", node.Start);
            return;
        }

        Put("(", node.Start);
        for (int i = 0; i < node.Units.Count; i++)
        {
            IntervalPart part = node.Units[i];
            Put($"{(i > 0 ? " + " : "")}to_{(part.Unit.Length == 0 ? throw Refused(node, "An interval whose text is not constant can't be translated.") : part.Unit)}s(", part.Amount.Start);
            Emit(part.Amount);
            Put(")", part.Amount.End);
        }

        Put(")", node.End);
    }

    private void Name(NameNode node)
    {
        if (Substitute(node.Names[0].Text) is { } write)
        {
            write(node);
            return;
        }

        writer.Copy(node.Start, node.End);
    }

    private Action<NameNode>? Substitute(string name)
    {
        for (int i = substitutes.Count - 1; i >= 0; i--)
        {
            if (string.Equals(substitutes[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return substitutes[i].Write;
            }
        }

        return null;
    }

    private void Star(StarNode node)
    {
        if (node.Except.Count == 0)
        {
            writer.Copy(node.Start, node.End);
            return;
        }

        Put((node.Qualifier is null ? "" : source[node.Qualifier.Start..node.Qualifier.End] + ".") + "* EXCLUDE (", node.Start);
        for (int i = 0; i < node.Except.Count; i++)
        {
            Put(i > 0 ? ", " : "", node.Except[i].Start);
            writer.Copy(node.Except[i].Start, node.Except[i].End);
        }

        Put(")", node.End);
    }

    private void Row(RowNode node)
    {
        Put("{", node.Start);
        for (int i = 0; i < node.Items.Count; i++)
        {
            string name = FunctionTypes.NameOfMember(node.Items[i], i);
            Put($"{(i > 0 ? ", " : "")}{SqlQuote.Text(name)}: ", node.Items[i].Start);
            Emit(node.Items[i] is NamedArgumentNode value ? value.Value : node.Items[i]);
        }

        Put("}", node.End);
    }

    private void Lambda(LambdaNode node)
    {
        Put("lambda " + string.Join(", ", node.Parameters.Select(LambdaName)) + ": ", node.Start);
        Emit(node.Body);
    }

    private static string LambdaName(NamePart name) => name.Quoted || SqlWords.NeedsQuotes(name.Text) ? SqlQuote.Identifier(name.Text) : name.Text;

    /// <summary>Writes a list, parted by commas.</summary>
    private void List(IReadOnlyList<ExpressionNode> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                Put(", ", items[i].Start);
            }

            Emit(items[i]);
        }
    }
}
