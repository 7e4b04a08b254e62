using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.ToSpark;

/// <summary>Tells the types of DuckDB's expressions as far as the SQL and the columns tell them; null where they do not.</summary>
internal sealed class DuckDbTypes
{
    private readonly TypeReader leaves = new();

    /// <summary>Where the names of columns are looked up; null where none is known.</summary>
    public TypeScope? Scope
    {
        get => leaves.Scope;
        set => leaves.Scope = value;
    }

    /// <summary>Reads constants and names.</summary>
    public TypeReader Leaves => leaves;

    public DataType? Of(ExpressionNode node) => node switch
    {
        LiteralNode { Kind: LiteralKind.Timestamp } => SqlTypes.TimestampNtz,
        LiteralNode or NameNode or IntervalNode => leaves.Of(node),
        ParenthesisNode bracket => Of(bracket.Inner),
        NamedArgumentNode named => Of(named.Value),
        CastNode cast => cast.Type.Type,
        UnaryNode { Operator: "not" } or BetweenNode or InNode or LikeNode or IsNode or SubqueryNode { IsExists: true } => SqlTypes.Boolean,
        UnaryNode unary => Of(unary.Operand),
        BinaryNode binary => OfBinary(binary),
        CaseNode choice => SqlTypes.Wider([.. choice.Branches.Select(b => Of(b.Then)), choice.Otherwise is null ? SqlTypes.Void : Of(choice.Otherwise)]),
        SubscriptNode subscript => TypeReader.Item(Of(subscript.Value)),
        MemberNode member => TypeReader.Member(Of(member.Value), member.Member.Text),
        CallNode call => OfCall(call),
        _ => null,
    };

    private DataType? OfBinary(BinaryNode node)
    {
        switch (node.Operator)
        {
            case "and" or "or" or "=" or "<>" or "<" or "<=" or ">" or ">=":
                return SqlTypes.Boolean;
            case "/" or "**" or "^":
                return SqlTypes.Double;
            case "||":
                return Of(node.Left) is ArrayType list ? list : Of(node.Left) is null && Of(node.Right) is null ? null : SqlTypes.String;
            case "->>":
                return SqlTypes.String;
        }

        DataType? left = Of(node.Left);
        DataType? right = Of(node.Right);
        if (SqlTypes.Is(left, PrimitiveKind.Date) || SqlTypes.Is(right, PrimitiveKind.Date))
        {
            bool days = SqlTypes.IsWhole(left) || SqlTypes.IsWhole(right);
            return days ? SqlTypes.Date : SqlTypes.Is(left, PrimitiveKind.Date) && SqlTypes.Is(right, PrimitiveKind.Date) ? SqlTypes.BigInt : SqlTypes.TimestampNtz;
        }

        return SqlTypes.IsTimestamp(left) ? SqlTypes.IsTimestamp(right) ? SqlTypes.Interval : left : node.Operator == "//" ? SqlTypes.Wider(left, right) : SqlTypes.Arithmetic(node.Operator, left, right);
    }

    private DataType? OfCall(CallNode call)
    {
        if (DuckDbCatalogue.Find(call.Name, call.Arguments.Count) is not { } entry)
        {
            return null;
        }

        DataType? first = call.Arguments.Count > 0 ? Of(call.Arguments[0]) : null;
        return entry.Result switch
        {
            "$1" => first,
            "$1[]" => TypeReader.Item(first),
            "widest" => SqlTypes.Wider(call.Arguments.Select(Of)),
            "?" => Special(call, first),
            _ => FunctionTypes.TypeOf(entry.Result),
        };
    }

    private DataType? Special(CallNode call, DataType? first) => call.Name switch
    {
        SqlParser.ListCall => SqlTypes.Wider(call.Arguments.Select(Of)) is { } element ? new ArrayType(element) : null,
        "list" or "array_agg" => first is null ? null : new ArrayType(first),
        "sum" => SqlTypes.IsWhole(first) ? SqlTypes.BigInt : first is DecimalType number ? new DecimalType(SqlTypes.MaximumPrecision, number.Scale) : SqlTypes.IsFloating(first) ? SqlTypes.Double : null,
        "date_trunc" or "datetrunc" => SqlTypes.Is(Of(call.Arguments[1]), PrimitiveKind.Date) ? SqlTypes.TimestampNtz : Of(call.Arguments[1]),
        "ceil" or "ceiling" or "floor" or "round" or "median" => SqlTypes.IsFloating(first) ? SqlTypes.Double : null,
        "list_extract" or "list_element" or "array_extract" or "unnest" => TypeReader.Item(first),
        "struct_extract" => SqlNumbers.TextValue(call.Arguments[1]) is { } member ? TypeReader.Member(first, member) : null,
        _ => null,
    };
}
