using System.Collections.Immutable;
using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Tells the type of an expression as far as the SQL alone tells it; null where it depends on a column.</summary>
/// <param name="ansi">Whether Spark's ANSI mode is meant.</param>
internal sealed class TypeReader(bool ansi = true)
{
    private readonly Dictionary<ExpressionNode, DataType?> known = [];

    /// <summary>The types of lambdas' parameters, innermost last.</summary>
    public List<(string Name, DataType? Type)> Parameters { get; } = [];

    /// <summary>Where the names of columns are looked up; null where none is known.</summary>
    public TypeScope? Scope { get; set; }

    public DataType? Of(ExpressionNode node)
    {
        if (Parameters.Count > 0)
        {
            return Read(node);
        }

        if (!known.TryGetValue(node, out DataType? type))
        {
            type = Read(node);
            known.Add(node, type);
        }

        return type;
    }

    private DataType? Read(ExpressionNode node) => node switch
    {
        LiteralNode literal => OfLiteral(literal),
        ParenthesisNode bracket => Of(bracket.Inner),
        NamedArgumentNode named => Of(named.Value),
        CastNode cast => cast.Type.Type,
        IntervalNode => SqlTypes.Interval,
        UnaryNode { Operator: "not" } => SqlTypes.Boolean,
        UnaryNode { Operator: "-", Operand: LiteralNode { Kind: LiteralKind.Integer, Value: "2147483648" } } => SqlTypes.Int,
        UnaryNode { Operator: "-", Operand: LiteralNode { Kind: LiteralKind.Integer, Value: "9223372036854775808" } } => SqlTypes.BigInt,
        UnaryNode unary => Of(unary.Operand),
        BinaryNode binary => OfBinary(binary),
        BetweenNode or InNode or LikeNode or IsNode or SubqueryNode { IsExists: true } => SqlTypes.Boolean,
        CaseNode choice => OfCase(choice),
        SubscriptNode subscript => Item(Of(subscript.Value)),
        MemberNode member => Member(Of(member.Value), member.Member.Text),
        RowNode row => Struct(row.Items, FunctionTypes.NameOfMember),
        NameNode name => OfName(name),
        CallNode call => OfCall(call),
        _ => null,
    };

    private DataType? OfName(NameNode name)
    {
        for (int i = Parameters.Count - 1; i >= 0; i--)
        {
            if (string.Equals(Parameters[i].Name, name.Names[0].Text, StringComparison.OrdinalIgnoreCase))
            {
                DataType? type = Parameters[i].Type;
                for (int j = 1; j < name.Names.Count; j++)
                {
                    type = Member(type, name.Names[j].Text);
                }

                return type;
            }
        }

        return Scope?.Of(name.Names);
    }

    private static DataType OfLiteral(LiteralNode literal) => literal.Kind switch
    {
        LiteralKind.Null => SqlTypes.Void,
        LiteralKind.Boolean => SqlTypes.Boolean,
        LiteralKind.Integer => OfInteger(literal),
        LiteralKind.Decimal => OfDecimal(literal.Value),
        LiteralKind.Float => SqlTypes.Float,
        LiteralKind.Double => SqlTypes.Double,
        LiteralKind.Binary => SqlTypes.Binary,
        LiteralKind.Date => SqlTypes.Date,
        LiteralKind.Timestamp => SqlTypes.Timestamp,
        LiteralKind.TimestampNtz => SqlTypes.TimestampNtz,
        LiteralKind.Time => new PrimitiveType(PrimitiveKind.Time),
        _ => SqlTypes.String,
    };

    private static DataType OfInteger(LiteralNode literal) => literal.Bits switch
    {
        8 => new PrimitiveType(PrimitiveKind.TinyInt),
        16 => new PrimitiveType(PrimitiveKind.SmallInt),
        64 => SqlTypes.BigInt,
        _ => SqlNumbers.FitsInt(literal.Value) ? SqlTypes.Int : SqlNumbers.FitsLong(literal.Value) ? SqlTypes.BigInt : new DecimalType(Math.Min(38, literal.Value.TrimStart('0').Length), 0),
    };

    private static DecimalType OfDecimal(string digits) => SqlNumbers.DecimalOf(digits);

    private DataType? OfBinary(BinaryNode node)
    {
        switch (node.Operator)
        {
            case "and" or "or" or "=" or "<>" or "<" or "<=" or ">" or ">=" or "<=>":
                return SqlTypes.Boolean;
            case "||":
                return Of(node.Left) is ArrayType array ? array : Of(node.Left) is null && Of(node.Right) is null ? null : SqlTypes.String;
            case "div":
                return SqlTypes.BigInt;
            case "<<" or ">>" or ">>>":
                return Of(node.Left);
        }

        return OfArithmetic(node.Operator, Of(node.Left), Of(node.Right), node);
    }

    private DataType? OfArithmetic(string sign, DataType? left, DataType? right, BinaryNode node)
    {
        if (SqlTypes.Is(left, PrimitiveKind.Date) || SqlTypes.Is(right, PrimitiveKind.Date))
        {
            DataType? other = SqlTypes.Is(left, PrimitiveKind.Date) ? right : left;
            return SqlTypes.Is(other, PrimitiveKind.Date) ? SqlTypes.Interval
                : SqlTypes.IsWhole(other) ? SqlTypes.Date
                : SqlTypes.Is(other, PrimitiveKind.Interval) ? IntervalMath.KeepsDate(SqlTypes.Is(left, PrimitiveKind.Date) ? node.Right : node.Left) ? SqlTypes.Date : SqlTypes.Timestamp
                : null;
        }

        if (SqlTypes.Is(left, PrimitiveKind.Time) || SqlTypes.Is(right, PrimitiveKind.Time))
        {
            return left;
        }

        if (SqlTypes.IsTimestamp(left) || SqlTypes.IsTimestamp(right))
        {
            return SqlTypes.IsTimestamp(left) && SqlTypes.IsTimestamp(right) ? SqlTypes.Interval : SqlTypes.IsTimestamp(left) ? left : right;
        }

        if (SqlTypes.Is(left, PrimitiveKind.Interval) || SqlTypes.Is(right, PrimitiveKind.Interval))
        {
            return left is null || right is null ? null : SqlTypes.Interval;
        }

        (left, right) = SqlTypes.AgainstText(left, right, ansi);
        return SqlTypes.Arithmetic(sign, SqlNumbers.Narrow(node.Left, left, right), SqlNumbers.Narrow(node.Right, right, left));
    }

    private DataType? OfCase(CaseNode node)
    {
        List<DataType?> types = [.. node.Branches.Select(b => Of(b.Then))];
        types.Add(node.Otherwise is null ? SqlTypes.Void : Of(node.Otherwise));
        return SqlTypes.Wider(types);
    }

    private DataType? OfCall(CallNode call)
    {
        FunctionEntry? entry = FunctionCatalogue.Find(call.Name, call.Arguments.Count);
        return entry is null ? null : FunctionTypes.Of(entry, call, this);
    }

    /// <summary>The type of a value that a bracket takes out of an array or map.</summary>
    public static DataType? Item(DataType? type) => type switch
    {
        ArrayType array => array.Element,
        MapDataType map => map.Value,
        _ => null,
    };

    public static DataType? Member(DataType? type, string name)
    {
        if (type is StructType record)
        {
            foreach (SchemaField member in record.Members)
            {
                if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return member.Type;
                }
            }
        }

        return null;
    }

    /// <summary>The struct of some values; null when the type of one is not known.</summary>
    public StructType? Struct(IReadOnlyList<ExpressionNode> values, Func<ExpressionNode, int, string> name)
    {
        ImmutableArray<SchemaField>.Builder members = ImmutableArray.CreateBuilder<SchemaField>(values.Count);
        for (int i = 0; i < values.Count; i++)
        {
            if (Of(values[i]) is not { } type)
            {
                return null;
            }

            members.Add(new SchemaField(name(values[i], i), type));
        }

        return new StructType(members.ToImmutable());
    }
}
