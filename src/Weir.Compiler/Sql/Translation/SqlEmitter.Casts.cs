using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Casts: what Spark's mean, not what DuckDB's do.</content>
internal sealed partial class SqlEmitter
{
    private void Cast(CastNode node)
    {
        if (node.Type.Type is null)
        {
            throw Refused(node.Type, $"The type {node.Type.Name} has no counterpart.");
        }

        Cast(node.Value, node.Type.Type, node.IsLenient || !ansi, node);
    }

    /// <summary>Writes a value as Spark would convert it.</summary>
    private void Cast(ExpressionNode value, DataType wanted, bool lenient, SqlNode place)
    {
        DataType? given = types.Of(value);
        string type = SqlTypeNames.DuckDb(wanted) ?? throw Refused(place, $"The type {SqlTypeNames.Spark(wanted)} has no counterpart.");
        string cast = lenient ? "TRY_CAST(" : "CAST(";
        if (wanted is PrimitiveType primitive)
        {
            CastToPrimitive(value, given, primitive, cast, type, lenient, place);
        }
        else if (wanted is StructType && given is not null and not StructType { } && !SqlTypes.Is(given, PrimitiveKind.Null))
        {
            throw Refused(place, "A cast to a struct can't be translated.");
        }
        else if (wanted is DecimalType number && lenient && !ansi && SqlTypes.IsFloating(given))
        {
            Wrap(place, cast, value, $" AS {type})");
        }
        else
        {
            Wrap(place, wanted is DecimalType && given is null or PrimitiveType { Kind: PrimitiveKind.String } ? cast + "spark_digits(" : cast, value,
                wanted is DecimalType && given is null or PrimitiveType { Kind: PrimitiveKind.String } ? $") AS {type})" : $" AS {type})");
        }
    }

    private void CastToPrimitive(ExpressionNode value, DataType? given, PrimitiveType wanted, string cast, string type, bool lenient, SqlNode place)
    {
        switch (wanted.Kind)
        {
            case PrimitiveKind.String:
                Text(value);
                break;
            case PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.Int or PrimitiveKind.BigInt:
                CastToWhole(value, given, cast, type, lenient, place);
                break;
            case PrimitiveKind.Binary when SqlTypes.Is(given, PrimitiveKind.String):
                Wrap(place, "encode(", value, ")");
                break;
            case PrimitiveKind.Time when SqlTypes.IsTimestamp(given) || SqlTypes.IsNumeric(given) || SqlTypes.Is(given, PrimitiveKind.Date):
                throw Refused(place, "Spark casts only a text to TIME.");
            case PrimitiveKind.Boolean:
                Wrap(place, given is null or PrimitiveType { Kind: PrimitiveKind.String } ? cast + "spark_flag(" : cast, value,
                    given is null or PrimitiveType { Kind: PrimitiveKind.String } ? ") AS BOOLEAN)" : " AS BOOLEAN)");
                break;
            case PrimitiveKind.Time when given is null or PrimitiveType { Kind: PrimitiveKind.String }:
                Wrap(place, cast + "spark_clock(", value, ") AS TIME)");
                break;
            case PrimitiveKind.Date when given is null or PrimitiveType { Kind: PrimitiveKind.String }:
                Wrap(place, cast + "spark_day(", value, ") AS DATE)");
                break;
            case PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz when SqlTypes.IsNumeric(given):
                Wrap(place, "CAST(make_timestamptz(CAST(floor(", value, $" * 1000000) AS BIGINT)) AS {type})");
                break;
            case PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz when given is null or PrimitiveType { Kind: PrimitiveKind.String }:
                Wrap(place, cast + "spark_instant(", value, $") AS {type})");
                break;
            case PrimitiveKind.Double or PrimitiveKind.Float when SqlTypes.IsTimestamp(given):
                Wrap(place, "CAST(epoch_us(", value, $") / 1000000 AS {type})");
                break;
            case PrimitiveKind.Double or PrimitiveKind.Float when given is null or PrimitiveType { Kind: PrimitiveKind.String }:
                Wrap(place, cast + "spark_digits(", value, $") AS {type})");
                break;
            default:
                Wrap(place, cast, value, $" AS {type})");
                break;
        }
    }

    private void CastToWhole(ExpressionNode value, DataType? given, string cast, string type, bool lenient, SqlNode place)
    {
        if (!ansi && place is not CastNode { IsLenient: true } && (SqlTypes.IsFloating(given) || SqlTypes.IsWhole(given)))
        {
            CastCarelessly(value, given!, type, place);
        }
        else if (SqlTypes.IsWhole(given) || SqlTypes.Is(given, PrimitiveKind.Boolean) || SqlTypes.Is(given, PrimitiveKind.Null))
        {
            Wrap(place, cast, value, $" AS {type})");
        }
        else if (SqlTypes.IsTimestamp(given))
        {
            Wrap(place, cast + "floor(epoch_us(", value, $") / 1000000) AS {type})");
        }
        else if (SqlTypes.IsFloating(given))
        {
            Wrap(place, cast + "trunc(", value, $") AS {type})");
        }
        else
        {
            Wrap(place, cast + (lenient ? ansi ? "spark_try_whole(" : "spark_lax_whole(" : "spark_whole("), value, $") AS {type})");
        }
    }

    /// <summary>Without ANSI mode Spark converts numbers as Java does: a fraction to the nearest that fits, a whole number by dropping bits.</summary>
    private void CastCarelessly(ExpressionNode value, DataType given, string type, SqlNode place)
    {
        string wrap = type switch { "TINYINT" => "spark_wrap_8(", "SMALLINT" => "spark_wrap_16(", "INTEGER" => "spark_wrap_32(", _ => "spark_wrap_64(" };
        bool floating = SqlTypes.IsFloating(given);
        string clamp = type == "BIGINT" ? "spark_clamp_64(CAST(" : "spark_clamp_32(CAST(";
        Wrap(place, floating ? wrap + "CAST(" + clamp : wrap + "CAST(", value, floating ? " AS DOUBLE)) AS HUGEINT))" : " AS HUGEINT))");
    }

    /// <summary>Writes a value as text, as Spark would.</summary>
    private void Text(ExpressionNode value)
    {
        DataType? given = types.Of(value);
        bool same = SqlTypes.Is(given, PrimitiveKind.String);
        bool simple = SqlTypes.IsWhole(given) || given is DecimalType || SqlTypes.Is(given, PrimitiveKind.Boolean) || SqlTypes.Is(given, PrimitiveKind.Date) || SqlTypes.Is(given, PrimitiveKind.Null);
        if (same)
        {
            Emit(value);
        }
        else if (given is StructType record)
        {
            StructText(value, record);
        }
        else
        {
            Wrap(simple ? "CAST(" : given switch
            {
                PrimitiveType { Kind: PrimitiveKind.Double } => "spark_double_text(",
                PrimitiveType { Kind: PrimitiveKind.Float } => "spark_float_text(",
                PrimitiveType { Kind: PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz } => "spark_time_text(CAST(",
                PrimitiveType { Kind: PrimitiveKind.Binary } => "decode(",
                PrimitiveType { Kind: PrimitiveKind.Interval } => throw Refused(value, "An interval as text can't be translated."),
                ArrayType or MapDataType => "spark_list_text(",
                _ => "spark_string(",
            }, value, simple ? " AS VARCHAR)" : SqlTypes.IsTimestamp(given) ? " AS TIMESTAMP))" : ")");
        }
    }

    private void StructText(ExpressionNode value, StructType record)
    {
        if (record.Members.Any(static m => m.Type is not PrimitiveType))
        {
            throw Refused(value, "A nested struct as text can't be translated.", "Use to_json.");
        }

        Put("('{' || ", value.Start);
        for (int i = 0; i < record.Members.Length; i++)
        {
            Put((i > 0 ? " || ', ' || " : "") + "coalesce(spark_string(struct_extract(", value.Start);
            Emit(value);
            Put($", {SqlQuote.Text(record.Members[i].Name)})), 'null')", value.Start);
        }

        Put(" || '}')", value.End);
    }

    private void Wrap(string before, ExpressionNode value, string after) => Wrap(value, before, value, after);

    /// <summary>
    /// Refuses a value of unknown type in a macro that does one thing for one type and another for another: within a group DuckDB chooses such a macro
    /// before it knows the type.
    /// </summary>
    private void RequireType(string macro, ExpressionNode value)
    {
        if (columnsKnown && types.Of(value) is null && TypedMacros.AnyIn(macro) && IsAggregate(value))
        {
            throw Refused(value, "The type of this value is not known here.", "Write CAST(... AS ...) around it.");
        }
    }

    private static bool IsAggregate(SqlNode node) =>
        (node is CallNode call && (call.Over is not null || Functions.FunctionCatalogue.Named(call.Name) is [{ Group: "aggregates" or "windows" }, ..])) || node.Parts.Any(IsAggregate);

    /// <summary>Writes a value between two texts that stand for what is at a place.</summary>
    private void Wrap(SqlNode place, string before, ExpressionNode value, string after)
    {
        RequireType(before, value);
        Put(before, place.Start);
        Emit(value);
        Put(after, value.End);
    }
}
