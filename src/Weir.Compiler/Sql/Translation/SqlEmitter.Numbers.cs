using System.Globalization;
using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Numbers.</content>
internal sealed partial class SqlEmitter
{
    /// <summary>Up to so many places a double is rounded as its decimal digits say, as in Spark; there is a macro for each number of places.</summary>
    private const int ExactPlaces = 12;

    private void Pmod(CallNode call)
    {
        DataType? result = types.Of(call);
        Around((result is null ? "" : "CAST(") + (ansi ? "spark_pmod(" : "spark_try_pmod("), call.Arguments[0], ", ", call.Arguments[1],
            result is null ? ")" : $") AS {SqlTypeNames.DuckDb(result)})");
    }

    private void Ceiling(CallNode call)
    {
        ExpressionNode value = call.Arguments[0];
        string name = call.Name == "floor" ? "floor(" : "ceil(";
        switch (types.Of(value))
        {
            case DecimalType number:
                Wrap($"CAST({name}", value, $") AS {SqlTypeNames.DuckDb(SqlTypes.Bounded(number.Precision - number.Scale + 1, 0))})");
                break;
            case { } type when SqlTypes.IsWhole(type):
                Wrap("CAST(", value, " AS BIGINT)");
                break;
            default:
                Wrap($"CAST({name}", value, ") AS BIGINT)");
                break;
        }
    }

    private void CeilingTo(CallNode call)
    {
        ExpressionNode value = call.Arguments[0];
        DataType? given = types.Of(value);
        DecimalType? number = SqlTypes.IsFloating(given) ? new DecimalType(30, 15) : SqlTypes.AsDecimal(given);
        if (number is null || SqlNumbers.WholeValue(call.Arguments[1]) is not { } places || places is < -18 or > 18 || types.Of(call) is not { } result)
        {
            throw Refused(call, $"{call.Name.ToUpperInvariant()} to places needs a number of known type and a constant number of places.");
        }

        string name = call.Name == "floor" ? "floor" : "ceil";
        string digits = new('0', (int)Math.Abs(places));
        string up = places < 0 ? $"0.{digits[1..]}1" : "1" + digits;
        string down = places < 0 ? "1" + digits : places == 0 ? "1" : $"0.{digits[1..]}1";
        Wrap($"CAST({name}(CAST(", value, $" AS {SqlTypeNames.DuckDb(number)}) * {up}) * {down} AS {SqlTypeNames.DuckDb(result)})");
    }

    /// <summary>Murmur3 over the arguments, each seeded with the hash of those before it.</summary>
    private void Round(CallNode call, FunctionEntry entry)
    {
        ExpressionNode value = call.Arguments[0];
        string name = call.Name == "bround" ? "round_even" : "round";
        DataType? result = types.Of(call);
        if (call.Arguments.Count > 1 && result is null && types.Of(value) is DecimalType)
        {
            throw Refused(call.Arguments[1], "ROUND of a decimal needs a constant number of places.");
        }

        string places = call.Arguments.Count > 1 && SqlNumbers.WholeValue(call.Arguments[1]) is { } digits ? digits.ToString(CultureInfo.InvariantCulture) : call.Arguments.Count > 1 ? "" : "0";
        bool floating = SqlTypes.IsFloating(types.Of(value)) || types.Of(value) is null or PrimitiveType { Kind: PrimitiveKind.String };
        bool exact = floating && name == "round" && places.Length is 1 or 2 && places[0] != '-' && int.Parse(places, CultureInfo.InvariantCulture) <= ExactPlaces;
        bool cast = result is not (null or PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Null });
        Put((cast ? "CAST(" : "") + (exact ? $"spark_round_{places}(" : name + "("), call.Start);
        Argument(call, entry, 0);
        if (!exact)
        {
            Put(", " + places, value.End);
            if (places.Length == 0)
            {
                Emit(call.Arguments[1]);
            }
        }

        Put(cast ? $") AS {SqlTypeNames.DuckDb(result)})" : ")", call.End);
    }

    private void TryArithmetic(CallNode call)
    {
        ExpressionNode left = call.Arguments[0];
        ExpressionNode right = call.Arguments[1];
        string sign = call.Name switch { "try_add" => "+", "try_subtract" => "-", "try_multiply" => "*", _ => "/" };
        if (sign == "/")
        {
            if (SqlTypes.Arithmetic("/", SqlNumbers.Narrow(left, types.Of(left), types.Of(right)), SqlNumbers.Narrow(right, types.Of(right), types.Of(left))) is DecimalType number)
            {
                Around("CAST(spark_try_divide_decimal(", left, ", ", right, $", {number.Scale}) AS {SqlTypeNames.DuckDb(number)})");
                return;
            }

            Around("spark_try_divide(", left, ", ", right, ")");
            return;
        }

        DataType? result = SqlTypes.Arithmetic(sign, SqlNumbers.Narrow(left, types.Of(left), types.Of(right)), SqlNumbers.Narrow(right, types.Of(right), types.Of(left)));
        Put(result is null ? "TRY(" : "TRY(CAST(", call.Start);
        Put("(", left.Start);
        Number(left, types.Of(left), sign == "*" && result is DecimalType ? types.Of(left) : result ?? types.Of(left));
        Put($") {sign} (", left.End);
        Number(right, types.Of(right), sign == "*" && result is DecimalType ? types.Of(right) : result ?? types.Of(right));
        Put(result is null ? "))" : $") AS {SqlTypeNames.DuckDb(result)}))", call.End);
    }
}
