using System.Globalization;
using Weir.Compiler.Sql.Syntax;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.ToSpark;

/// <content>Calls of functions, as the table says.</content>
internal sealed partial class SparkEmitter
{
    private void Call(CallNode call)
    {
        if (userFunctions.Contains(call.Name))
        {
            Through(call);
            return;
        }

        DuckDbFunction entry = DuckDbCatalogue.Find(call.Name, call.Arguments.Count)
            ?? throw Refused(call.Function, DuckDbCatalogue.Knows(call.Name)
                ? $"{call.Name.ToUpperInvariant()} with {call.Arguments.Count} argument{(call.Arguments.Count == 1 ? "" : "s")} can't be translated to Spark's SQL."
                : $"{call.Name.ToUpperInvariant()} can't be translated to Spark's SQL.", "Write the Blueprint's SQL in Spark's dialect, or run this module on DuckDB.");
        if (call.WithinGroup.Count > 0 && entry.Template != "@string_agg")
        {
            throw Refused(call.WithinGroup[0], "An order within this aggregate can't be translated.");
        }

        if (entry.Template == "=" && call.Arguments.Count == 0 && call.CallEnd == call.Function.End)
        {
            writer.Copy(call.Start, call.End);
        }
        else if (entry.Template[0] == '@')
        {
            Coded(entry.Template[1..], call);
        }
        else
        {
            Template(call, entry.Template == "=" ? $"{call.Name}($D$*)$F" : entry.Template);
        }
    }

    private void Template(CallNode call, string template)
    {
        bool closed = false;
        int start = 0;
        for (int mark = template.IndexOf('$', StringComparison.Ordinal); mark >= 0; mark = template.IndexOf('$', start))
        {
            Put(template[start..mark], call.Start);
            char sign = template[mark + 1];
            start = mark + (sign == 'n' ? 5 : 2);
            switch (sign)
            {
                case '*':
                    List(call.Arguments);
                    break;
                case 'D':
                    Put(call.IsDistinct ? "DISTINCT " : "", call.Start);
                    break;
                case 'F':
                    closed = true;
                    Suffix(call);
                    break;
                case 'n':
                    Put(call.Name == "dayofmonth" ? "day" : call.Name, call.Start);
                    break;
                default:
                    Bracketed(call.Arguments[sign - '1']);
                    break;
            }
        }

        Put(template[start..], call.End);
        if (!closed)
        {
            Suffix(call);
        }
    }

    private void List(IReadOnlyList<ExpressionNode> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            Put(i > 0 ? ", " : "", items[i].Start);
            Emit(items[i]);
        }
    }

    /// <summary>Writes FILTER and OVER.</summary>
    private void Suffix(CallNode call, ExpressionNode? given = null)
    {
        if (call.Filter is not null || given is not null)
        {
            Put(" FILTER (WHERE ", call.CallEnd);
            if (given is not null)
            {
                Wrap("(", given, call.Filter is null ? ") IS NOT NULL" : ") IS NOT NULL AND ");
            }

            if (call.Filter is not null)
            {
                Wrap("(", call.Filter, ")");
            }

            Put(")", call.CallEnd);
        }

        if (call.IgnoreNulls == true)
        {
            Put(" IGNORE NULLS", call.CallEnd);
        }

        if (call.Over is not null)
        {
            Put(" OVER ", call.Over.Start);
            Emit(call.Over);
        }
    }

    private void Coded(string code, CallNode call)
    {
        if (!CodedText(code, call) && !CodedTime(code, call) && !CodedOther(code, call))
        {
            throw new InvalidOperationException($"The table names the code '{code}' for {call.Name}, and there is none.");
        }
    }

    private bool CodedOther(string code, CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "mod":
                Around("try_mod(", a[0], ", ", a[1], ")");
                return true;
            case "ceil":
                DataType? number = Known(a[0], call.Name.ToUpperInvariant());
                string name = call.Name == "floor" ? "floor(" : "ceil(";
                Wrap(SqlTypes.IsFloating(number) ? "CAST(" + name : name, a[0], SqlTypes.IsFloating(number) ? ") AS DOUBLE)" : ")");
                return true;
            case "round":
                Wrap(SqlTypes.IsWhole(Known(a[0], "ROUND")) ? throw Refused(call, "ROUND of a whole number can't be translated.") : "round(", a[0], "");
                Put(a.Count > 1 ? $", {SqlNumbers.WholeValue(a[1]) ?? throw Refused(a[1], "The number of places must be constant.")})" : ")", call.End);
                return true;
            case "item":
                Item(a[0], a[1], call);
                return true;
            case "list_sum":
                Wrap("CASE WHEN size(filter(", a[0], ", spark_v -> spark_v IS NOT NULL)) > 0 THEN ");
                Wrap("aggregate(filter(", a[0], ", spark_v -> spark_v IS NOT NULL), ");
                Put(SqlTypes.IsFloating(TypeReader.Item(Known(a[0], "The sum of a list"))) ? "0D" : "0L", call.End);
                Put(", (spark_s, spark_v) -> spark_s + spark_v) END", call.End);
                return true;
            case "struct":
                Struct(call);
                return true;
            case "struct_extract":
                Wrap("(", a[0], ")." + SqlQuote.BackQuoted(SqlNumbers.TextValue(a[1]) ?? throw Refused(a[1], "The name of a member must be constant.")));
                return true;
            case "unnest":
                Wrap("explode(", a[0], ")");
                return true;
            case "json":
                Json(a[0], a[1]);
                return true;
            default:
                return CodedAggregate(code, call);
        }
    }

    private bool CodedAggregate(string code, CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "count":
                Template(call, a.Count == 0 ? "count(*)$F" : "count($D$*)$F");
                return true;
            case "median":
                DataType? given = Known(a[0], "The type of a median");
                Template(call, SqlTypes.IsWhole(given) || SqlTypes.IsFloating(given) || given is null ? "percentile(CAST($1 AS DOUBLE), 0.5)$F" : throw Refused(call, "The median of this type can't be translated."));
                return true;
            case "arg":
                Around(call.Name is "arg_max" or "max_by" ? "max_by(" : "min_by(", a[0], ", ", a[1], ")");
                Suffix(call, a[0]);
                return true;
            case "list":
                Put("CASE WHEN count(*)", call.Start);
                Suffix(call);
                Wrap($" > 0 THEN transform(collect_list({(call.IsDistinct ? throw Refused(call, "LIST(DISTINCT ...) has no order of its own.", "Sort it: list_sort(list(DISTINCT ...)) can't be translated either; use Spark's collect_set.") : "")}named_struct('v', ", a[0], "))");
                Suffix(call);
                Put(", spark_v -> spark_v.v) END", call.End);
                return true;
            case "string_agg":
                StringAggregate(call);
                return true;
            default:
                return false;
        }
    }

    private void Struct(CallNode call)
    {
        Put("named_struct(", call.Start);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i] is not NamedArgumentNode member)
            {
                throw Refused(call.Arguments[i], "Members of a struct need names.");
            }

            Wrap($"{(i > 0 ? ", " : "")}{SqlQuote.Escaped(member.Name)}, ", member.Value, "");
        }

        Put(")", call.End);
    }

    /// <summary>An item by its position from 1, or a value by its key; NULL where there is none.</summary>
    private void Item(ExpressionNode value, ExpressionNode key, SqlNode place)
    {
        DataType? type = Known(value, "What brackets mean");
        if (SqlTypes.Is(type, PrimitiveKind.String))
        {
            throw Refused(place, "A character by its position can't be translated.", "Use substring.");
        }

        if (type is StructType)
        {
            Wrap("(", value, ")." + SqlQuote.BackQuoted(SqlNumbers.TextValue(key) ?? throw Refused(key, "The name of a member must be constant.")));
            return;
        }

        Around("try_element_at(", value, ", ", key, type is MapDataType ? ")" : "");
        if (type is not MapDataType)
        {
            Put(SqlNumbers.WholeValue(key) is { } position && position != 0 ? ")" : throw Refused(key, "The position must be constant, and not 0."), place.End);
        }
    }

    private void Json(ExpressionNode json, ExpressionNode path)
    {
        string text = SqlNumbers.TextValue(path) ?? throw Refused(path, "The path must be constant.");
        bool plain = text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '$' or '[' or ']');
        if (!plain || (text.Contains('$', StringComparison.Ordinal) && !text.StartsWith("$.", StringComparison.Ordinal)))
        {
            throw Refused(path, "Only plain paths such as $.a.b[0] can be translated.");
        }

        string full = text.StartsWith('$') ? text : "$." + text;
        Wrap("get_json_object(", json, string.Create(CultureInfo.InvariantCulture, $", {SqlQuote.Escaped(full)})"));
    }

    private void StringAggregate(CallNode call)
    {
        Put("listagg(" + (call.IsDistinct ? "DISTINCT " : ""), call.Start);
        Emit(call.Arguments[0]);
        Put(", ", call.CallEnd);
        if (call.Arguments.Count > 1)
        {
            Emit(call.Arguments[1]);
        }
        else
        {
            Put("','", call.CallEnd);
        }

        Put(")", call.CallEnd);
        for (int i = 0; i < call.WithinGroup.Count; i++)
        {
            Put(i == 0 ? " WITHIN GROUP (ORDER BY " : ", ", call.WithinGroup[i].Start);
            Emit(call.WithinGroup[i]);
        }

        Put(call.WithinGroup.Count > 0 ? ")" : "", call.CallEnd);
        Suffix(call);
    }
}
