using System.Buffers;
using System.Globalization;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>What constants are as numbers.</summary>
internal static class SqlNumbers
{
    private static readonly SearchValues<char> NonZero = SearchValues.Create("123456789");

    public static bool FitsInt(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    public static bool FitsLong(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>True for the digits of the least INT or BIGINT, which fit with a minus sign only.</summary>
    public static bool IsLeast(string digits) => digits is "2147483648" or "9223372036854775808";

    /// <summary>The decimal type of a constant: as many digits as it has, leading zeros aside.</summary>
    public static DecimalType DecimalOf(string digits)
    {
        int exponentAt = digits.AsSpan().IndexOfAny('e', 'E');
        int exponent = exponentAt < 0 ? 0 : int.Parse(digits[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = exponentAt < 0 ? digits : digits[..exponentAt];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int scale = (point < 0 ? 0 : mantissa.Length - point - 1) - exponent;
        int precision = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;
        (precision, scale) = scale < 0 ? (precision - scale, 0) : (precision, scale);
        return new DecimalType(Math.Clamp(Math.Max(precision, scale), 1, 38), Math.Min(scale, 38));
    }

    /// <summary>A whole constant beside a decimal counts as many digits as it has, not as many as its type.</summary>
    public static DataType? Narrow(ExpressionNode node, DataType? type, DataType? other) =>
        other is DecimalType && Constant(node) is { } digits ? DecimalOf(digits) : type;

    /// <summary>The digits of a whole constant, brackets and sign aside; null for anything else.</summary>
    private static string? Constant(ExpressionNode node) => node switch
    {
        LiteralNode { Kind: LiteralKind.Integer } literal => literal.Value,
        ParenthesisNode bracket => Constant(bracket.Inner),
        UnaryNode { Operator: "-" or "+" } unary => Constant(unary.Operand),
        _ => null,
    };

    /// <summary>The value of a whole constant, null for anything else.</summary>
    public static long? WholeValue(ExpressionNode node) => node switch
    {
        LiteralNode { Kind: LiteralKind.Integer } literal => long.TryParse(literal.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null,
        ParenthesisNode bracket => WholeValue(bracket.Inner),
        UnaryNode { Operator: "-" } unary => -WholeValue(unary.Operand),
        UnaryNode { Operator: "+" } unary => WholeValue(unary.Operand),
        _ => null,
    };

    /// <summary>The text of a constant text, null for anything else.</summary>
    public static string? TextValue(ExpressionNode node) => node switch
    {
        LiteralNode { Kind: LiteralKind.String } literal => literal.Value,
        ParenthesisNode bracket => TextValue(bracket.Inner),
        _ => null,
    };

    /// <summary>True for a constant number other than zero.</summary>
    public static bool IsNonZero(ExpressionNode node) => node switch
    {
        LiteralNode { Kind: LiteralKind.Integer or LiteralKind.Decimal or LiteralKind.Double or LiteralKind.Float } literal => literal.Value.AsSpan().IndexOfAny(NonZero) is >= 0 and var at
            && (literal.Value.AsSpan().IndexOfAny('e', 'E') is var exponent && (exponent < 0 || at < exponent)),
        ParenthesisNode bracket => IsNonZero(bracket.Inner),
        UnaryNode { Operator: "-" or "+" } unary => IsNonZero(unary.Operand),
        _ => false,
    };
}
