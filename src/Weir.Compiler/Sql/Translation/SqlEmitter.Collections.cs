using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Arrays, maps, structs, lambdas and JSON.</content>
internal sealed partial class SqlEmitter
{
    private bool CodedCollection(string code, CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "size":
                Size(a[0]);
                return true;
            case "sort_array":
                Sorted(call);
                return true;
            case "arrays_zip":
                ZipArrays(call);
                return true;
            case "element_at":
                ElementAt(call);
                return true;
            case "sequence":
                Sequence(call);
                return true;
            case "transform" or "filter" or "exists" or "forall":
                ListLambda(code, call);
                return true;
            case "aggregate":
                Aggregate(call);
                return true;
            case "zip_with":
                ZipWith(call);
                return true;
            case "map":
                Map(call);
                return true;
            case "map_concat":
                MapConcat(call);
                return true;
            case "map_lambda":
                MapLambda(call);
                return true;
            case "map_zip_with":
                MapZipWith(call);
                return true;
            case "str_to_map":
                StringToMap(call);
                return true;
            case "struct":
                Struct(call);
                return true;
            case "named_struct":
                NamedStruct(call);
                return true;
            default:
                return CodedDocument(code, call);
        }
    }

    private void Size(ExpressionNode value)
    {
        string name = types.Of(value) switch { ArrayType => "len(", MapDataType => "cardinality(", _ => "spark_size(" };
        Wrap((ansi ? "" : "coalesce(") + "CAST(" + name, value, ") AS INTEGER)" + (ansi ? "" : ", -1)"));
    }

    private void Sorted(CallNode call)
    {
        bool? ascending = call.Arguments[1] is LiteralNode { Kind: LiteralKind.Boolean } flag ? flag.Value.Equals("true", StringComparison.OrdinalIgnoreCase) : null;
        if (ascending is null)
        {
            throw Refused(call.Arguments[1], "The direction must be constant.");
        }

        Wrap("list_sort(", call.Arguments[0], ascending.Value ? ", 'ASC', 'NULLS FIRST')" : ", 'DESC', 'NULLS LAST')");
    }

    private void ZipArrays(CallNode call)
    {
        Put("list_transform(list_zip(", call.Start);
        List(call.Arguments);
        Put("), lambda spark_v: {", call.End);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            string name = call.Arguments[i] is NameNode column ? column.Last : i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Put($"{(i > 0 ? ", " : "")}{SqlQuote.Text(name)}: spark_v[{i + 1}]", call.Arguments[i].Start);
        }

        Put("})", call.End);
    }

    private void ElementAt(CallNode call)
    {
        ExpressionNode value = call.Arguments[0];
        ExpressionNode key = call.Arguments[1];
        bool map = types.Of(value) is MapDataType || (types.Of(value) is null && SqlTypes.Is(types.Of(key), PrimitiveKind.String));
        if (map)
        {
            Around("map_extract_value(", value, ", ", key, ")");
        }
        else
        {
            Around(call.Name != "element_at" ? "list_extract(" : ansi ? "spark_element_at(" : "spark_lax_element_at(", value, ", ", key, ")");
        }
    }

    private void Sequence(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        DataType? type = types.Of(a[0]);
        bool dates = SqlTypes.Is(type, PrimitiveKind.Date) || SqlTypes.IsTimestamp(type);
        if (!dates && a.Count == 3 && SqlTypes.Is(types.Of(a[2]), PrimitiveKind.Interval))
        {
            dates = true;
        }

        if (SqlTypes.Is(type, PrimitiveKind.Date) && a.Count == 3 && a[2] is IntervalNode step && IntervalMath.Constant(step) is { Microseconds: not 0 })
        {
            throw Refused(step, "A sequence of dates goes by whole days.");
        }

        string cast = type is null ? "" : "CAST(";
        if (dates)
        {
            string whole = SqlTypes.Is(type, PrimitiveKind.Date) ? "CAST(" : "(";
            Wrap($"{cast}generate_series({whole}", a[0], SqlTypes.Is(type, PrimitiveKind.Date) ? " AS TIMESTAMP), " : "), ");
            Wrap(whole, a[1], SqlTypes.Is(type, PrimitiveKind.Date) ? " AS TIMESTAMP), " : "), ");
            if (a.Count == 3)
            {
                Emit(a[2]);
            }
            else
            {
                Around("CASE WHEN ", a[0], " <= ", a[1], " THEN to_days(1) ELSE to_days(-1) END");
            }
        }
        else
        {
            Around(cast + (a.Count == 3 ? "spark_sequence(" : "spark_sequence_of("), a[0], ", ", a[1], a.Count == 3 ? ", " : "");
            if (a.Count == 3)
            {
                Emit(a[2]);
            }
        }

        Put(type is null ? ")" : $") AS {SqlTypeNames.DuckDb(SqlTypes.Wider(type, types.Of(a[1])) ?? type)}[])", call.End);
    }

    private void Map(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        if (a.Count % 2 != 0)
        {
            throw Refused(call, "MAP needs a value for each key.");
        }

        Put("map([", call.Start);
        List([.. a.Where(static (_, i) => i % 2 == 0)]);
        Put("], [", call.Start);
        List([.. a.Where(static (_, i) => i % 2 == 1)]);
        Put("])", call.End);
    }

    private void MapConcat(CallNode call)
    {
        Put("map_from_entries(", call.Start);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Wrap(i > 0 ? " || map_entries(" : "map_entries(", call.Arguments[i], ")");
        }

        Put(")", call.End);
    }

    private void StringToMap(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        string pairs = a.Count > 1 ? Delimiter(a[1]) : ",";
        string values = a.Count > 2 ? Delimiter(a[2]) : ":";
        Wrap("spark_str_to_map(", a[0], $", {SqlQuote.Text(pairs)}, {SqlQuote.Text(values)})");
    }

    private static string Delimiter(ExpressionNode node) =>
        SqlNumbers.TextValue(node) is { } text && JavaPattern.Plain(text) is { Length: > 0 } plain ? plain : throw Refused(node, "Only a plain text can be the delimiter.");

    private void Struct(CallNode call)
    {
        Put("{", call.Start);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            ExpressionNode argument = call.Arguments[i];
            Put((i > 0 ? ", " : "") + SqlQuote.Text(FunctionTypes.NameOfMember(argument, i)) + ": ", argument.Start);
            Emit(argument is NamedArgumentNode named ? named.Value : argument);
        }

        Put("}", call.End);
    }

    private void NamedStruct(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        Put("{", call.Start);
        for (int i = 0; i + 1 < a.Count; i += 2)
        {
            string name = SqlNumbers.TextValue(a[i]) ?? throw Refused(a[i], "The names of NAMED_STRUCT must be constant.");
            Put((i > 0 ? ", " : "") + SqlQuote.Text(name) + ": ", a[i].Start);
            Emit(a[i + 1]);
        }

        Put("}", call.End);
    }

    private bool CodedDocument(string code, CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "get_json_object":
                string path = SqlNumbers.TextValue(a[1]) ?? throw Refused(a[1], "The path must be constant.");
                if (!path.StartsWith('$') || path.Contains('*', StringComparison.Ordinal))
                {
                    throw Refused(a[1], "A path must begin with $ and have no wildcards.");
                }

                Wrap("spark_json_get(", a[0], $", {SqlQuote.Text(path)})");
                return true;
            case "from_json":
                FromJson(call);
                return true;
            case "to_json":
                ToJson(a[0]);
                return true;
            case "to_json_with":
                bool keeps = a[1] is CallNode { Name: "map", Arguments: [{ } option, { } value] } && SqlNumbers.TextValue(option) == "ignoreNullFields" && SqlNumbers.TextValue(value) == "false";
                Wrap(keeps ? "CAST(to_json(" : throw Refused(a[1], "The only option of to_json that is translated is ignoreNullFields."), a[0], ") AS VARCHAR)");
                return true;
            default:
                return false;
        }
    }

    private void JsonMember(ExpressionNode json, ExpressionNode name)
    {
        string member = SqlNumbers.TextValue(name) ?? throw Refused(name, "The name of a member must be constant.");
        Wrap("spark_json_get(", json, $", {SqlQuote.Text("$.\"" + member.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"")})");
    }

    private void FromJson(CallNode call)
    {
        if (call.Arguments.Count > 2)
        {
            throw Refused(call.Arguments[2], "Options of from_json are not translated.");
        }

        DataType type = SchemaArgument(call.Arguments[1]);
        if (type is StructType record && record.Members.Any(static m => m.Type is not PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.Int or PrimitiveKind.BigInt
            or PrimitiveKind.Float or PrimitiveKind.Double or PrimitiveKind.Boolean or PrimitiveKind.Date } and not ArrayType and not StructType and not DecimalType))
        {
            throw Refused(call.Arguments[1], "Only STRING, numbers, BOOLEAN, DATE, arrays and structs of a schema are translated.");
        }

        Wrap("spark_from_json(", call.Arguments[0], $", {SqlQuote.Text(JsonShape(type))})");
    }

    private static DataType SchemaArgument(ExpressionNode node) => SqlNumbers.TextValue(node) is null
        ? throw Refused(node, "The schema must be constant.")
        : SchemaText.Read(node) ?? throw Refused(node, "The schema can't be read, or a type of it has no counterpart.");

    private static string JsonShape(DataType type) => type switch
    {
        StructType record => "{" + string.Join(",", record.Members.Select(static m => $"\"{m.Name}\":{JsonShape(m.Type)}")) + "}",
        ArrayType array => $"[{JsonShape(array.Element)}]",
        MapDataType map => $"\"{SqlTypeNames.DuckDb(map)}\"",
        _ => $"\"{SqlTypeNames.DuckDb(type)}\"",
    };

    private void ToJson(ExpressionNode value)
    {
        if (types.Of(value) is { } type and not (StructType or ArrayType or MapDataType or NativeType) && !SqlTypes.Is(type, PrimitiveKind.Null))
        {
            throw Refused(value, "TO_JSON takes a struct, an array or a map.");
        }

        Wrap("spark_to_json(", value, ")");
    }
}
