using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Numbers by pattern, documents, and what stands for the session.</content>
internal sealed partial class SqlEmitter
{
    private bool CodedShape(string code, CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "to_number":
                DecimalType number = NumberShape.Read(a[1])?.Type ?? throw Refused(a[1], "The pattern of a number must be constant: 0, 9, a point, commas, $, and S, MI or PR.");
                Wrap(call.Name == "to_number" ? "CAST(spark_number_by(" : "CAST(spark_try_number_by(", a[0], $", {SqlQuote.Text(SqlNumbers.TextValue(a[1])!)}) AS {SqlTypeNames.DuckDb(number)})");
                return true;
            case "to_char":
                ToChar(call);
                return true;
            case "to_csv":
                ToCsv(call);
                return true;
            case "from_csv":
                FromCsv(call);
                return true;
            case "schema_of_json" or "schema_of_csv":
                string text = SqlNumbers.TextValue(a[0]) ?? throw Refused(a[0], "The value must be constant.");
                if (a.Count > 1)
                {
                    throw Refused(a[1], "Options are not translated.");
                }

                Put(SqlQuote.Text((code == "schema_of_json" ? JsonShapeText.Of(text) : CsvShapeText.Of(text)) ?? throw Refused(a[0], "The text has no shape that can be told.")), call.Start);
                return true;
            case "variant_get":
                VariantGet(call);
                return true;
            case "user":
                Put(SqlQuote.Text(Environment.UserName), call.Start);
                return true;
            case "collate":
                if (SqlNumbers.TextValue(a[1])?.ToUpperInvariant() is not "UTF8_BINARY")
                {
                    throw Refused(a[1], "Only the collation UTF8_BINARY can be translated.");
                }

                Emit(a[0]);
                return true;
            case "sort_by":
                SortBy(call);
                return true;
            case "uniform":
                Uniform(call);
                return true;
            default:
                return false;
        }
    }

    private void ToChar(CallNode call)
    {
        ExpressionNode value = call.Arguments[0];
        ExpressionNode pattern = call.Arguments[1];
        DataType? type = types.Of(value);
        if (SqlTypes.IsTimestamp(type) || SqlTypes.Is(type, PrimitiveKind.Date))
        {
            DateFormat(value, pattern);
        }
        else if (SqlTypes.Is(type, PrimitiveKind.Binary))
        {
            string name = SqlNumbers.TextValue(pattern)?.ToLowerInvariant() switch { "base64" => "to_base64(", "hex" => "hex(", "utf-8" => "decode(", _ => throw Refused(pattern, "The format of bytes must be base64, hex or utf-8.") };
            Wrap(name, value, ")");
        }
        else if ((SqlTypes.IsWhole(type) || type is DecimalType || SqlTypes.Is(type, PrimitiveKind.Null)) && NumberShape.Read(pattern) is { IsOdd: false })
        {
            Wrap("spark_number_as(CAST(", value, $" AS VARCHAR), {SqlQuote.Text(SqlNumbers.TextValue(pattern)!)})");
        }
        else
        {
            throw Refused(call.Function, "TO_CHAR of this can't be translated.", "It takes a whole number, decimal, date, timestamp or bytes, and a constant pattern; write CAST(... AS ...) around a column.");
        }
    }

    private void ToCsv(CallNode call)
    {
        if (types.Of(call.Arguments[0]) is not StructType record || call.Arguments.Count > 1 || !record.Members.All(static m => IsCsvType(m.Type)))
        {
            throw Refused(call, "TO_CSV takes a struct of texts, numbers, booleans and dates, and no options.");
        }

        for (int i = 0; i < record.Members.Length; i++)
        {
            Wrap(i == 0 ? "(spark_csv_field(spark_string(struct_extract(" : " || ',' || spark_csv_field(spark_string(struct_extract(", call.Arguments[0], $", {SqlQuote.Text(record.Members[i].Name)})))");
        }

        Put(")", call.End);
    }

    private static bool IsCsvType(DataType type) => SqlTypes.IsNumeric(type) || type is PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Boolean or PrimitiveKind.Date or PrimitiveKind.Null };

    private void FromCsv(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        StructType record = SchemaArgument(a[1]) as StructType ?? throw Refused(a[1], "The schema must be constant: names and types.");
        string separator = a.Count == 2 ? "," : a[2] is CallNode { Name: "map", Arguments: [{ } key, { } sign] } && SqlNumbers.TextValue(key) is "sep" or "delimiter" && SqlNumbers.TextValue(sign) is { Length: 1 } text ? text
            : throw Refused(a[2], "The only option of from_csv that is translated is 'sep', of one character.");
        Wrap("list_transform([spark_csv_fields(", a[0], $", {SqlQuote.Text(separator)})], lambda spark_c: CASE WHEN spark_c IS NOT NULL THEN {{");
        for (int i = 0; i < record.Members.Length; i++)
        {
            string field = $"spark_c[{i + 1}]";
            string value = record.Members[i].Type switch
            {
                PrimitiveType { Kind: PrimitiveKind.String } => field,
                PrimitiveType { Kind: PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.Int or PrimitiveKind.BigInt } => $"spark_csv_whole({field})",
                PrimitiveType { Kind: PrimitiveKind.Double or PrimitiveKind.Float } => $"spark_csv_number({field})",
                PrimitiveType { Kind: PrimitiveKind.Boolean } => $"spark_csv_flag({field})",
                PrimitiveType { Kind: PrimitiveKind.Date } => $"spark_csv_day({field})",
                _ => throw Refused(a[1], "Only STRING, whole numbers, DOUBLE, FLOAT, BOOLEAN and DATE of a schema are translated."),
            };
            Put($"{(i > 0 ? ", " : "")}{SqlQuote.Text(record.Members[i].Name)}: TRY_CAST({value} AS {SqlTypeNames.DuckDb(record.Members[i].Type)})", call.Start);
        }

        Put("} END)[1]", call.End);
    }

    private void VariantGet(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        string path = SqlNumbers.TextValue(a[1]) is { } text && text.StartsWith('$') && !text.AsSpan().ContainsAny('*', '"', '\'') ? text : throw Refused(a[1], "The path must be constant, begin with $ and have names without quotes.");
        string at = $", {SqlQuote.Text(path)})";
        if (a.Count == 2)
        {
            Wrap("json_extract(", a[0], at);
            return;
        }

        DataType type = FunctionTypes.OfText(a[2]) ?? throw Refused(a[2], "The type must be constant.");
        bool lenient = call.Name == "try_variant_get";
        string macro = type switch
        {
            PrimitiveType { Kind: PrimitiveKind.String } => "spark_variant_text(",
            PrimitiveType { Kind: PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.Int or PrimitiveKind.BigInt } => lenient ? "spark_variant_try_whole(" : "spark_variant_whole(",
            PrimitiveType { Kind: PrimitiveKind.Double } or DecimalType => "spark_variant_number(",
            PrimitiveType { Kind: PrimitiveKind.Boolean } => "spark_variant_text(",
            PrimitiveType { Kind: PrimitiveKind.Date } => lenient ? "spark_variant_text(" : "spark_variant_day(",
            _ => throw Refused(a[2], "A variant as this type can't be translated.", "STRING, whole numbers, DOUBLE, DECIMAL, BOOLEAN and DATE can."),
        };
        Wrap($"{(lenient ? "TRY_CAST" : "CAST")}({macro}json_extract(", a[0], at + $") AS {SqlTypeNames.DuckDb(type)})");
    }

    /// <summary>Sorts by a comparison: each item is put behind those that it is not less than.</summary>
    private void SortBy(CallNode call)
    {
        LambdaNode lambda = LambdaOf(call, 1);
        DataType? element = ElementOf(call.Arguments[0]);
        if (lambda.Parameters.Count != 2)
        {
            throw Refused(lambda, "The order is given by a lambda of two values.");
        }

        string list = "spark_sorted";
        string one = "spark_other";
        Wrap("CASE WHEN ", call.Arguments[0], " IS NOT NULL THEN ");
        Wrap("list_reduce(list_prepend([], list_transform(", call.Arguments[0], $", lambda spark_v: [spark_v])), lambda {list}, spark_next: list_filter({list}, lambda {one}: spark_order(");
        Body(lambda, (element, one), (element, "spark_next[1]"));
        Put($") <= 0) || spark_next || list_filter({list}, lambda {one}: spark_order(", lambda.End);
        Body(lambda, (element, one), (element, "spark_next[1]"));
        Put(") > 0)) END", call.End);
    }

    private void Uniform(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        if (a.Count > 2)
        {
            throw Refused(a[2], "A sequence of random numbers can't be repeated by another engine.", "Leave out the seed.");
        }

        DataType? type = types.Of(call);
        if (!SqlTypes.IsWhole(type) && !SqlTypes.IsFloating(type) && !SqlTypes.Is(type, PrimitiveKind.Null))
        {
            throw Refused(call, "UNIFORM between decimals can't be translated.", "Give whole or floating-point numbers.");
        }

        bool whole = SqlTypes.IsWhole(type);
        Around(whole ? "CAST(floor(random() * ((" : "CAST((random() * ((", a[1], ") - (", a[0], ")))");
        Wrap(" + (", a[0], $") AS {(SqlTypes.Is(type, PrimitiveKind.Null) ? "DOUBLE" : SqlTypeNames.DuckDb(type))})");
    }
}
