using System.Collections.Immutable;
using System.Globalization;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Parsing;

/// <content>Data types.</content>
internal sealed partial class SqlParser
{
    private TypeNode Type()
    {
        if (duckDb)
        {
            return OwnType();
        }

        NamePart name = Name();
        Previous.IsName = false;
        string word = name.Text.ToLowerInvariant();
        DataType? type = word switch
        {
            "decimal" or "dec" or "numeric" => Decimal(),
            "array" => ArrayOf(),
            "map" => MapOf(),
            "struct" => StructOf(),
            "char" or "character" or "varchar" => Sized(),
            "interval" => IntervalType(),
            "timestamp" => TimestampType(),
            "variant" or "geometry" or "geography" => null,
            _ => Primitive(word) is { } kind ? new PrimitiveType(kind) : throw new SqlSyntaxException(name.Start, name.End - name.Start, $"Spark has no type '{name.Text}'."),
        };
        if (Accept("collate"))
        {
            NamePart collation = Name();
            Refuse(collation, "Collations of Spark");
        }

        if (AtSign("["))
        {
            throw Unexpected("the end of the type");
        }

        return new TypeNode(name.Start, closed > 0 ? Current.Start + closed : Previous.End, word, type);
    }

    private static PrimitiveKind? Primitive(string word) => word switch
    {
        "boolean" => PrimitiveKind.Boolean,
        "tinyint" or "byte" => PrimitiveKind.TinyInt,
        "smallint" or "short" => PrimitiveKind.SmallInt,
        "int" or "integer" => PrimitiveKind.Int,
        "bigint" or "long" => PrimitiveKind.BigInt,
        "float" or "real" => PrimitiveKind.Float,
        "double" => PrimitiveKind.Double,
        "string" => PrimitiveKind.String,
        "binary" => PrimitiveKind.Binary,
        "date" => PrimitiveKind.Date,
        "time" => PrimitiveKind.Time,
        "timestamp_ltz" => PrimitiveKind.TimestampTz,
        "timestamp_ntz" => PrimitiveKind.TimestampNtz,
        "void" => PrimitiveKind.Null,
        _ => null,
    };

    private PrimitiveType TimestampType()
    {
        bool local = Accept("without");
        if (local || (At("with") && IsWord(Ahead(1), "local") && Accept("with") && Accept("local")))
        {
            Expect("time");
            Expect("zone");
        }

        return new PrimitiveType(local ? PrimitiveKind.TimestampNtz : PrimitiveKind.TimestampTz);
    }

    private PrimitiveType IntervalType()
    {
        if (At("year") || At("month") || At("day") || At("hour") || At("minute") || At("second"))
        {
            index++;
            if (Accept("to"))
            {
                index++;
            }
        }

        return new PrimitiveType(PrimitiveKind.Interval);
    }

    private DecimalType Decimal()
    {
        if (!AcceptSign("("))
        {
            return new DecimalType(10, 0);
        }

        int precision = Number();
        int scale = AcceptSign(",") ? Number() : 0;
        ExpectSign(")");
        return new DecimalType(precision, scale);
    }

    private PrimitiveType Sized()
    {
        if (AcceptSign("("))
        {
            Number();
            ExpectSign(")");
        }

        return new PrimitiveType(PrimitiveKind.String);
    }

    private int Number()
    {
        if (Current.Kind != TokenKind.Number || !int.TryParse(TextOf(Current), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            throw Unexpected("a whole number");
        }

        index++;
        return number;
    }

    private ArrayType? ArrayOf()
    {
        ExpectSign("<");
        DataType? element = Type().Type;
        CloseType();
        return element is null ? null : new ArrayType(element);
    }

    private MapDataType? MapOf()
    {
        ExpectSign("<");
        DataType? key = Type().Type;
        ExpectSign(",");
        DataType? value = Type().Type;
        CloseType();
        return key is null || value is null ? null : new MapDataType(key, value);
    }

    private StructType? StructOf()
    {
        ExpectSign("<");
        ImmutableArray<SchemaField>.Builder members = ImmutableArray.CreateBuilder<SchemaField>();
        bool whole = true;
        while (members.Count == 0 || AcceptSign(","))
        {
            NamePart name = Name();
            AcceptSign(":");
            DataType? type = Type().Type;
            whole &= type is not null;
            members.Add(new SchemaField(name.Text, type ?? new PrimitiveType(PrimitiveKind.Null)));
            if (closed == 0 && Accept("not"))
            {
                Expect("null");
            }

            if (closed == 0 && Accept("comment"))
            {
                index++;
            }
        }

        CloseType();
        return whole ? new StructType(members.ToImmutable()) : null;
    }

    /// <summary>Takes one <c>&gt;</c>, also of a <c>&gt;&gt;</c>.</summary>
    private void CloseType()
    {
        if (Current.Kind != TokenKind.Operator || text[Current.Start] != '>' || text[Current.End - 1] != '>')
        {
            throw Unexpected("'>'");
        }

        closed++;
        if (Current.Start + closed == Current.End)
        {
            index++;
            closed = 0;
        }
    }

    private static void Refuse(NamePart place, string what) =>
        throw new SqlSyntaxException(place.Start, place.End - place.Start, $"{what} can't be translated.", refused: true);
}
