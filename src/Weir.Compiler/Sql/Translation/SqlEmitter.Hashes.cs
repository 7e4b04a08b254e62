using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Hashes and ciphers.</content>
internal sealed partial class SqlEmitter
{
    private const string HashSeed = "42";
    private const int LongDigits = 18;

    private bool CodedHash(string code, CallNode call, Functions.FunctionEntry entry)
    {
        switch (code)
        {
            case "hash":
                Hash(call, "spark_hash_", "INTEGER");
                return true;
            case "xxhash64":
                Hash(call, "spark_xxhash64_", "BIGINT");
                return true;
            case "sha2":
                Sha2(call, entry);
                return true;
            case "aes":
                Cipher(call, entry);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Each value is hashed with the hash of those before it as its seed.</summary>
    private void Hash(CallNode call, string prefix, string seed)
    {
        List<(string Before, Action Value, string After)> steps = [];
        foreach (ExpressionNode argument in call.Arguments)
        {
            AddSteps(steps, prefix, types.Of(argument), () => Emit(argument), argument);
        }

        for (int i = steps.Count - 1; i >= 0; i--)
        {
            Put(steps[i].Before, call.Start);
            steps[i].Value();
            Put(steps[i].After, call.Start);
        }

        Put($"CAST({HashSeed} AS {seed})" + new string(')', steps.Count), call.End);
    }

    private void AddSteps(List<(string Before, Action Value, string After)> steps, string prefix, DataType? type, Action value, ExpressionNode place)
    {
        if (type is StructType record)
        {
            foreach (SchemaField member in record.Members)
            {
                void Member()
                {
                    Put("struct_extract(", place.Start);
                    value();
                    Put($", {SqlQuote.Text(member.Name)})", place.End);
                }

                AddSteps(steps, prefix, member.Type, Member, place);
            }

            return;
        }

        (string before, string after) = type switch
        {
            PrimitiveType { Kind: PrimitiveKind.Double } => ("double(", ", "),
            PrimitiveType { Kind: PrimitiveKind.Float } => ("float(", ", "),
            PrimitiveType primitive => OfPrimitive(primitive.Kind) ?? throw NotHashed(place),
            DecimalType number => number.Precision <= LongDigits
                ? ("long(CAST(replace(CAST(", " AS VARCHAR), '.', '') AS BIGINT), ")
                : ("big(replace(CAST(", " AS VARCHAR), '.', ''), "),
            ArrayType { Element: PrimitiveType { Kind: PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.Int or PrimitiveKind.Boolean or PrimitiveKind.Null } } => ("ints(CAST(", " AS INTEGER[]), "),
            ArrayType { Element: PrimitiveType { Kind: PrimitiveKind.BigInt } } => ("longs(", ", "),
            ArrayType { Element: PrimitiveType { Kind: PrimitiveKind.String } } => ("texts(", ", "),
            _ => throw NotHashed(place),
        };
        steps.Add((prefix + before, value, after));
    }

    private static (string Before, string After)? OfPrimitive(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.Int or PrimitiveKind.Null or PrimitiveKind.Boolean => ("int(CAST(", " AS INTEGER), "),
        PrimitiveKind.Date => ("int(CAST((", ") - DATE '1970-01-01' AS INTEGER), "),
        PrimitiveKind.BigInt => ("long(", ", "),
        PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz => ("long(epoch_us(", "), "),
        PrimitiveKind.String => ("text(", ", "),
        PrimitiveKind.Binary => ("bytes(", ", "),
        _ => null,
    };

    private static Parsing.SqlSyntaxException NotHashed(ExpressionNode place) =>
        Refused(place, "The hash of a value of this type, or of unknown type, is not computed.", "Write CAST(... AS ...) around a column.");

    private void Sha2(CallNode call, Functions.FunctionEntry entry)
    {
        long bits = SqlNumbers.WholeValue(call.Arguments[1]) ?? throw Refused(call.Arguments[1], "The number of bits must be constant.");
        if (bits == 224)
        {
            throw Refused(call.Arguments[1], "SHA2 of 224 bits can't be translated.", "256, 384 and 512 can.");
        }

        if (bits is not (0 or 256 or 384 or 512))
        {
            Put("CAST(NULL AS VARCHAR)", call.Start);
            return;
        }

        Put(bits is 0 or 256 ? "sha256(" : $"spark_sha{bits}(", call.Start);
        if (bits is 384 or 512 && SqlTypes.Is(types.Of(call.Arguments[0]), PrimitiveKind.String))
        {
            Wrap("encode(", call.Arguments[0], ")");
        }
        else
        {
            Argument(call, entry, 0);
        }

        Put(")", call.End);
    }

    /// <summary>Writes AES with all that may be left out: the mode, the padding, the initial vector, what is sealed beside.</summary>
    private void Cipher(CallNode call, Functions.FunctionEntry entry)
    {
        bool encrypts = call.Name == "aes_encrypt";
        Put((call.Name.StartsWith("try_", StringComparison.Ordinal) ? "TRY(" : "") + (encrypts ? "spark_aes_encrypt(" : "spark_aes_decrypt("), call.Start);
        string[] absent = encrypts ? ["", "", "'GCM'", "'DEFAULT'", "''::BLOB", "''::BLOB"] : ["", "", "'GCM'", "'DEFAULT'", "''::BLOB"];
        for (int i = 0; i < absent.Length; i++)
        {
            Put(i > 0 ? ", " : "", call.Start);
            if (i >= call.Arguments.Count)
            {
                Put(absent[i], call.End);
            }
            else if (i is 2 or 3 || !SqlTypes.Is(types.Of(call.Arguments[i]), PrimitiveKind.String))
            {
                Argument(call, entry, i);
            }
            else
            {
                Wrap("encode(", call.Arguments[i], ")");
            }
        }

        Put(call.Name.StartsWith("try_", StringComparison.Ordinal) ? "))" : ")", call.End);
    }
}
