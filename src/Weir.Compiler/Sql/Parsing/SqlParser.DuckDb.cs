using System.Collections.Immutable;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Parsing;

/// <content>What only DuckDB's SQL has: lists and structs as constants, lambdas with a word, its names of types.</content>
internal sealed partial class SqlParser
{
    /// <summary>The name under which <c>[...]</c> is read.</summary>
    public const string ListCall = "list_value";

    /// <summary>The name under which <c>{...}</c> is read.</summary>
    public const string StructCall = "struct_pack";

    /// <summary>The name under which <c>MAP {...}</c> is read: keys and values in turn.</summary>
    public const string MapCall = "map_of";

    private CallNode ListLiteral()
    {
        Token open = ExpectSign("[");
        List<ExpressionNode> items = [];
        while (!AtSign("]") && (items.Count == 0 || AcceptSign(",")))
        {
            items.Add(Expression());
        }

        return Made(ListCall, open.Start, ExpectSign("]").End, items);
    }

    private CallNode StructLiteral()
    {
        Token open = ExpectSign("{");
        List<ExpressionNode> members = [];
        while (members.Count == 0 || AcceptSign(","))
        {
            Token start = Current;
            string name = Current.Kind == TokenKind.Text ? StringLiteral().Value : Name().Text;
            ExpectSign(":");
            ExpressionNode value = Expression();
            members.Add(new NamedArgumentNode(start.Start, value.End, name, value, alias: true));
        }

        return Made(StructCall, open.Start, ExpectSign("}").End, members);
    }

    private CallNode MapLiteral(Token start)
    {
        index++;
        ExpectSign("{");
        List<ExpressionNode> items = [];
        while (!AtSign("}") && (items.Count == 0 || AcceptSign(",")))
        {
            items.Add(Expression());
            ExpectSign(":");
            items.Add(Expression());
        }

        return Made(MapCall, start.Start, ExpectSign("}").End, items);
    }

    private static CallNode Made(string name, int start, int end, IReadOnlyList<ExpressionNode> arguments) =>
        new(start, end, new NameNode(start, end, [new NamePart(name, Quoted: false, start, end)]), arguments) { CallEnd = end };

    private ExpressionNode? OwnValue(Token token)
    {
        if (At("map") && IsSign(Ahead(1), "{"))
        {
            return MapLiteral(token);
        }

        if (!At("lambda") || Ahead(1).Kind is not (TokenKind.Word or TokenKind.BackQuoted))
        {
            return null;
        }

        index++;
        List<NamePart> parameters = [Name()];
        while (AcceptSign(","))
        {
            parameters.Add(Name());
        }

        ExpectSign(":");
        return new LambdaNode(token.Start, parameters, Expression());
    }

    private TypeNode OwnType()
    {
        NamePart name = Name();
        Previous.IsName = false;
        string word = name.Text.ToLowerInvariant();
        DataType? type = word switch
        {
            "decimal" or "dec" or "numeric" => OwnDecimal(),
            "varchar" or "text" or "char" or "bpchar" => Sized(),
            "string" => new PrimitiveType(PrimitiveKind.String),
            "timestamp" => OwnTimestamp(),
            "map" => OwnMap(),
            "struct" => OwnStruct(),
            "json" or "uuid" or "hugeint" or "uhugeint" or "utinyint" or "usmallint" or "uinteger" or "ubigint" or "bit" or "bignum" or "enum" or "union" or "timetz" => null,
            _ => OwnPrimitive(word) is { } kind ? new PrimitiveType(kind) : throw new SqlSyntaxException(name.Start, name.End - name.Start, $"DuckDB has no type '{name.Text}'."),
        };
        while (AcceptSign("["))
        {
            ExpectSign("]");
            type = type is null ? null : new ArrayType(type);
        }

        return new TypeNode(name.Start, Previous.End, word, type);
    }

    private static PrimitiveKind? OwnPrimitive(string word) => word switch
    {
        "boolean" or "bool" or "logical" => PrimitiveKind.Boolean,
        "tinyint" or "int1" => PrimitiveKind.TinyInt,
        "smallint" or "int2" or "short" => PrimitiveKind.SmallInt,
        "integer" or "int" or "int4" or "signed" => PrimitiveKind.Int,
        "bigint" or "int8" or "long" => PrimitiveKind.BigInt,
        "float" or "float4" or "real" => PrimitiveKind.Float,
        "double" or "float8" => PrimitiveKind.Double,
        "blob" or "bytea" or "binary" or "varbinary" => PrimitiveKind.Binary,
        "date" => PrimitiveKind.Date,
        "datetime" => PrimitiveKind.TimestampNtz,
        "timestamptz" => PrimitiveKind.TimestampTz,
        "interval" => PrimitiveKind.Interval,
        "time" => PrimitiveKind.Time,
        _ => null,
    };

    private DecimalType OwnDecimal() => AtSign("(") ? Decimal() : new DecimalType(18, 3);

    private PrimitiveType OwnTimestamp()
    {
        bool zone = At("with");
        if (zone || At("without"))
        {
            index++;
            Expect("time");
            Expect("zone");
        }

        return new PrimitiveType(zone ? PrimitiveKind.TimestampTz : PrimitiveKind.TimestampNtz);
    }

    private MapDataType? OwnMap()
    {
        ExpectSign("(");
        DataType? key = OwnType().Type;
        ExpectSign(",");
        DataType? value = OwnType().Type;
        ExpectSign(")");
        return key is null || value is null ? null : new MapDataType(key, value);
    }

    private StructType? OwnStruct()
    {
        ExpectSign("(");
        ImmutableArray<SchemaField>.Builder members = ImmutableArray.CreateBuilder<SchemaField>();
        bool whole = true;
        while (members.Count == 0 || AcceptSign(","))
        {
            NamePart name = Name();
            DataType? type = OwnType().Type;
            whole &= type is not null;
            members.Add(new SchemaField(name.Text, type ?? new PrimitiveType(PrimitiveKind.Null)));
        }

        ExpectSign(")");
        return whole ? new StructType(members.ToImmutable()) : null;
    }
}
