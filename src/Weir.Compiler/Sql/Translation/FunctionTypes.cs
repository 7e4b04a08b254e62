using System.Collections.Immutable;
using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Tells the type of a call from the catalogue's column, or by the function's own rule.</summary>
internal static class FunctionTypes
{
    public static DataType? Of(FunctionEntry entry, CallNode call, TypeReader types)
    {
        string result = entry.Result;
        return result == "?" ? Special(call, types) : Named(result, call, types);
    }

    private static DataType? Named(string result, CallNode call, TypeReader types)
    {
        if (result == "widest")
        {
            return SqlTypes.Wider(call.Arguments.Select(types.Of));
        }

        if (result[0] == '[')
        {
            return Named(result[1..^1], call, types) is { } element ? new ArrayType(element) : null;
        }

        if (result[0] == '$')
        {
            DataType? argument = types.Of(call.Arguments[0]);
            return result.EndsWith("[]", StringComparison.Ordinal) ? TypeReader.Item(argument) : argument;
        }

        return TypeOf(result);
    }

    /// <summary>A type of the catalogue's column.</summary>
    public static DataType? TypeOf(string spelling)
    {
        SqlParser parser = new(spelling, SqlLexer.Read(spelling));
        return parser.ReadType().Type;
    }

    /// <summary>The type that a constant text names; null for anything else.</summary>
    public static DataType? OfText(ExpressionNode node)
    {
        try
        {
            return SqlNumbers.TextValue(node) is { } text ? TypeOf(text) : null;
        }
        catch (SqlSyntaxException)
        {
            return null;
        }
    }

    private static DataType? Special(CallNode call, TypeReader types)
    {
        IReadOnlyList<ExpressionNode> arguments = call.Arguments;
        DataType? First() => arguments.Count > 0 ? types.Of(arguments[0]) : null;
        switch (call.Name)
        {
            case "if" or "nvl2":
                return SqlTypes.Wider(types.Of(arguments[1]), types.Of(arguments[2]));
            case "array":
                return SqlTypes.Wider(arguments.Select(types.Of)) is { } element ? new ArrayType(element) : null;
            case "map":
                return arguments.Count % 2 == 0
                    && SqlTypes.Wider(arguments.Where((_, i) => i % 2 == 0).Select(types.Of)) is { } key && SqlTypes.Wider(arguments.Where((_, i) => i % 2 == 1).Select(types.Of)) is { } value
                    ? new MapDataType(key, value) : null;
            case "map_from_arrays":
                return First() is ArrayType keys && types.Of(arguments[1]) is ArrayType values ? new MapDataType(keys.Element, values.Element) : null;
            case "map_from_entries":
                return First() is ArrayType { Element: StructType { Members: { Length: 2 } pair } } ? new MapDataType(pair[0].Type, pair[1].Type) : null;
            case "map_keys":
                return First() is MapDataType m ? new ArrayType(m.Key) : null;
            case "map_values":
                return First() is MapDataType n ? new ArrayType(n.Value) : null;
            case "map_entries":
                return First() is MapDataType o ? new ArrayType(new StructType([new SchemaField("key", o.Key), new SchemaField("value", o.Value)])) : null;
            case "struct":
                return types.Struct(arguments, NameOfMember);
            case "named_struct":
                return NamedStruct(arguments, types);
            case "element_at" or "try_element_at":
                return TypeReader.Item(First());
            case "sequence":
                return First() is { } start ? new ArrayType(SqlTypes.Wider(start, types.Of(arguments[1])) ?? start) : null;
            case "round" or "bround":
                return Rounded(First(), arguments.Count > 1 ? SqlNumbers.WholeValue(arguments[1]) : 0);
            case "ceil" or "ceiling" or "floor" when arguments.Count == 2:
                return CutTo(First(), SqlNumbers.WholeValue(arguments[1]));
            case "sum" or "try_sum":
                return Sum(First());
            case "avg" or "mean" or "try_avg":
                return First() is DecimalType d ? SqlTypes.Bounded(d.Precision + 4, Math.Min(d.Scale + 4, 38)) : First() is null ? null : SqlTypes.Double;
            case "percentile_approx" or "approx_percentile":
                return types.Of(arguments[1]) is ArrayType ? First() is { } one ? new ArrayType(one) : null : First();
            case "mod" or "try_mod" or "pmod":
                return SqlTypes.Arithmetic("%", First(), types.Of(arguments[1]));
            default:
                return Constructed(call, types);
        }
    }

    /// <summary>Documents, patterns, sketches.</summary>
    private static DataType? Constructed(CallNode call, TypeReader types)
    {
        IReadOnlyList<ExpressionNode> arguments = call.Arguments;
        switch (call.Name)
        {
            case "approx_top_k":
                return types.Of(arguments[0]) is { } item ? TopItems(item) : null;
            case "approx_top_k_estimate":
                return arguments[0] is CallNode { Arguments: [{ } counted, ..] } && types.Of(counted) is { } taken ? TopItems(taken) : null;
            case "parse_json" or "try_parse_json" or "to_variant_object":
                return SqlTypes.Variant;
            case "variant_get" or "try_variant_get":
                return arguments.Count == 2 ? SqlTypes.Variant : OfText(arguments[2]);
            case "to_number" or "try_to_number":
                return NumberShape.Read(arguments[1])?.Type;
            case "uniform":
                return types.Of(arguments[0]) is { } low && types.Of(arguments[1]) is { } high && !SqlTypes.Is(low, PrimitiveKind.Null) && !SqlTypes.Is(high, PrimitiveKind.Null) ? Uniform(low, high) : null;
            case "from_json" or "from_csv":
                return SchemaText.Read(arguments[1]);
            default:
                return null;
        }
    }

    /// <summary>The name of a member of STRUCT(...): its alias, the name of its column, or its number.</summary>
    public static string NameOfMember(ExpressionNode value, int index) => value switch
    {
        NamedArgumentNode named => named.Name,
        NameNode name => name.Last,
        MemberNode member => member.Member.Text,
        _ => $"col{index + 1}",
    };

    private static StructType? NamedStruct(IReadOnlyList<ExpressionNode> arguments, TypeReader types)
    {
        ImmutableArray<SchemaField>.Builder members = ImmutableArray.CreateBuilder<SchemaField>();
        for (int i = 0; i + 1 < arguments.Count; i += 2)
        {
            if (SqlNumbers.TextValue(arguments[i]) is not { } name || types.Of(arguments[i + 1]) is not { } type)
            {
                return null;
            }

            members.Add(new SchemaField(name, type));
        }

        return new StructType(members.ToImmutable());
    }

    /// <summary>Unlike elsewhere, a FLOAT beside a whole number stays one.</summary>
    private static DataType? Uniform(DataType low, DataType high) =>
        (SqlTypes.Is(low, PrimitiveKind.Float) && SqlTypes.IsWhole(high)) || (SqlTypes.Is(high, PrimitiveKind.Float) && SqlTypes.IsWhole(low)) ? SqlTypes.Float : SqlTypes.Wider(low, high) is { } type and not DecimalType ? type : null;

    private static ArrayType TopItems(DataType item) => new(new StructType([new SchemaField("item", item), new SchemaField("count", SqlTypes.BigInt)]));

    private static DataType? Rounded(DataType? type, long? places)
    {
        if (type is not DecimalType number || places is not { } digits)
        {
            return type is DecimalType ? null : type;
        }

        int scale = (int)Math.Clamp(digits, 0, number.Scale);
        int whole = number.Precision - number.Scale + 1;
        return digits < 0 ? SqlTypes.Bounded(Math.Max(whole, (int)-digits + 1), 0) : SqlTypes.Bounded(whole + scale, scale);
    }

    private static DecimalType? CutTo(DataType? type, long? places)
    {
        DecimalType? number = SqlTypes.IsFloating(type) ? new DecimalType(30, 15) : SqlTypes.AsDecimal(type);
        if (number is null || places is not { } digits)
        {
            return null;
        }

        int whole = number.Precision - number.Scale + 1;
        return digits < 0 ? SqlTypes.Bounded(Math.Max(whole, (int)-digits + 1), 0) : SqlTypes.Bounded(whole + (int)digits, (int)digits);
    }

    private static DataType? Sum(DataType? type) => type switch
    {
        DecimalType number => SqlTypes.Bounded(number.Precision + 10, number.Scale),
        not null when SqlTypes.IsWhole(type) => SqlTypes.BigInt,
        not null when SqlTypes.Is(type, PrimitiveKind.Interval) => type,
        null => null,
        _ => SqlTypes.Double,
    };
}
