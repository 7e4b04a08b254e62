using Weir.Compiler.Sql.Syntax;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.ToSpark;

/// <content>Casts: DuckDB rounds where Spark cuts off.</content>
internal sealed partial class SparkEmitter
{
    private void Cast(CastNode node)
    {
        DataType wanted = node.Type.Type ?? throw Refused(node.Type, $"The type {node.Type.Name} has no counterpart in Spark's SQL.");
        string cast = node.IsLenient ? "TRY_CAST(" : "CAST(";
        string type = Spelling(wanted);
        DataType? given = types.Of(node.Value);
        if (SqlTypes.IsWhole(wanted) && !SqlTypes.IsWhole(given) && !SqlTypes.Is(given, PrimitiveKind.String) && !SqlTypes.Is(given, PrimitiveKind.Boolean) && !SqlTypes.Is(given, PrimitiveKind.Null))
        {
            given = Known(node.Value, "The cast to a whole number");
            (string before, string after) = given switch
            {
                null => ("", ""),
                DecimalType => ("round(", ", 0)"),
                _ when SqlTypes.IsFloating(given) => ("rint(", ")"),
                _ => throw Refused(node, "This cast to a whole number can't be translated."),
            };
            Wrap(cast + before, node.Value, $"{after} AS {type})");
        }
        else if (SqlTypes.Is(wanted, PrimitiveKind.String) && given is not null && !IsPlainText(given))
        {
            throw Refused(node, "DuckDB and Spark write this value otherwise as text.", "Round it to a DECIMAL, or use strftime.");
        }
        else
        {
            Wrap(cast, node.Value, $" AS {type})");
        }
    }

    private static bool IsPlainText(DataType type) =>
        SqlTypes.IsWhole(type) || type is DecimalType or PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Boolean or PrimitiveKind.Date or PrimitiveKind.Null or PrimitiveKind.TimestampNtz };

    private static string Spelling(DataType type) => type switch
    {
        ArrayType array => $"ARRAY<{Spelling(array.Element)}>",
        MapDataType map => $"MAP<{Spelling(map.Key)}, {Spelling(map.Value)}>",
        StructType record => $"STRUCT<{string.Join(", ", record.Members.Select(m => $"{SqlQuote.BackQuoted(m.Name)}: {Spelling(m.Type)}"))}>",
        _ => SqlTypeNames.Spark(type).ToUpperInvariant(),
    };
}
