using System.Globalization;
using System.Text;
using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Text and patterns.</content>
internal sealed partial class SqlEmitter
{
    private void Concat(IReadOnlyList<ExpressionNode> items, ExpressionNode place)
    {
        if (items.Count == 0)
        {
            Put("''", place.Start);
            return;
        }

        bool arrays = items.Any(i => types.Of(i) is ArrayType);
        bool binary = !arrays && items.All(i => SqlTypes.Is(types.Of(i), PrimitiveKind.Binary));
        bool open = items.All(i => types.Of(i) is null);
        bool missing = !arrays && !open && items.Any(i => SqlTypes.Is(types.Of(i), PrimitiveKind.Null));
        Put(missing ? "CAST((" : "(", place.Start);
        for (int i = 0; i < items.Count; i++)
        {
            Put(i > 0 ? " || " : "", items[i].Start);
            if (arrays || binary || open)
            {
                Wrap("(", items[i], ")");
            }
            else
            {
                Text(items[i]);
            }
        }

        Put(missing ? ") AS VARCHAR)" : ")", place.End);
    }

    private void ConcatWithSeparator(CallNode call, FunctionEntry entry)
    {
        Put("concat_ws(", call.Start);
        Argument(call, entry, 0);
        for (int i = 1; i < call.Arguments.Count; i++)
        {
            ExpressionNode item = call.Arguments[i];
            Put(", ", item.Start);
            if (types.Of(item) is ArrayType)
            {
                Put("spark_array_join_strict(", item.Start);
                Emit(item);
                Put(", ", item.End);
                Argument(call, entry, 0);
                Put(")", item.End);
            }
            else if (types.Of(item) is null)
            {
                Wrap("spark_word(", item, ")");
            }
            else
            {
                Text(item);
            }
        }

        Put(call.Arguments.Count == 1 ? ", '')" : ")", call.End);
    }

    private void Length(string code, ExpressionNode value)
    {
        DataType? type = types.Of(value);
        bool binary = SqlTypes.Is(type, PrimitiveKind.Binary);
        string name = type is null ? code == "length" ? "spark_length(" : "spark_byte_length(" : code == "length" && !binary ? "length(" : binary ? "octet_length(" : "strlen(";
        Put(code == "bit_length" ? "CAST(8 * " + name : "CAST(" + name, value.Start);
        if (type is null || binary || SqlTypes.Is(type, PrimitiveKind.String))
        {
            Emit(value);
        }
        else
        {
            Text(value);
        }

        Put(") AS INTEGER)", value.End);
    }

    private void Substring(CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        bool binary = SqlTypes.Is(types.Of(a[0]), PrimitiveKind.Binary);
        bool plain = !binary && SqlNumbers.WholeValue(a[1]) is > 0 && (a.Count == 2 || SqlNumbers.WholeValue(a[2]) is >= 0);
        Put(plain ? "substring(" : binary ? "spark_binary_part(" : "spark_substring(", call.Start);
        Argument(call, entry, 0);
        for (int i = 1; i < a.Count; i++)
        {
            Put(", ", a[i].Start);
            Argument(call, entry, i);
        }

        Put(!plain && a.Count == 2 ? ", 2147483647)" : ")", call.End);
    }

    private void FormatNumber(CallNode call)
    {
        if (SqlNumbers.WholeValue(call.Arguments[1]) is not { } places || places is < 0 or > 20)
        {
            throw Refused(call.Arguments[1], "FORMAT_NUMBER needs a constant number of places, 0 to 20.");
        }

        Wrap($"format('{{:,.{places}f}}', CAST(", call.Arguments[0], " AS DOUBLE))");
    }

    private void Printf(CallNode call)
    {
        if (SqlNumbers.TextValue(call.Arguments[0]) is not { } pattern)
        {
            throw Refused(call.Arguments[0], "FORMAT_STRING needs a constant pattern.");
        }

        List<(char Kind, int Argument)> fields = [];
        string translated = JavaFormat.Translate(pattern, call.Arguments.Count - 1, fields, call.Arguments[0]);
        Put("printf(" + SqlQuote.Text(translated), call.Start);
        foreach ((char kind, int index) in fields)
        {
            ExpressionNode argument = call.Arguments[index + 1];
            Put(", ", argument.Start);
            switch (kind)
            {
                case 's':
                    Put("coalesce(", argument.Start);
                    Text(argument);
                    Put(", 'null')", argument.End);
                    break;
                case 'd' or 'x' or 'o':
                    Wrap("CAST(", argument, " AS BIGINT)");
                    break;
                default:
                    Wrap("CAST(", argument, " AS DOUBLE)");
                    break;
            }
        }

        Put(")", call.End);
    }

    private void Charset(string code, CallNode call, FunctionEntry entry)
    {
        string name = SqlNumbers.TextValue(call.Arguments[1])?.ToLowerInvariant() ?? throw Refused(call.Arguments[1], $"{call.Name.ToUpperInvariant()} needs a constant format.");
        (string before, string after) = (code, name) switch
        {
            ("encode", "utf-8" or "utf8") => ("encode(", ")"),
            ("decode", "utf-8" or "utf8") => ("decode(", ")"),
            ("to_binary", "utf-8" or "utf8") => ("encode(", ")"),
            ("to_binary", "hex") => ("spark_unhex(", ")"),
            ("to_binary", "base64") => ("from_base64(", ")"),
            _ => throw Refused(call.Arguments[1], $"The format '{name}' can't be translated.", "UTF-8 can."),
        };
        Put((call.Name.StartsWith("try_", StringComparison.Ordinal) ? "TRY(" : "") + before, call.Start);
        Argument(call, entry, 0);
        Put(after + (call.Name.StartsWith("try_", StringComparison.Ordinal) ? ")" : ""), call.End);
    }

    private void DecodeCase(CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        Put("CASE", call.Start);
        int i = 1;
        for (; i + 1 < a.Count; i += 2)
        {
            Around(" WHEN (", a[0], ") IS NOT DISTINCT FROM (", a[i], ") THEN ");
            Emit(a[i + 1]);
        }

        if (i < a.Count)
        {
            Put(" ELSE ", a[i].Start);
            Emit(a[i]);
        }

        Put(" END", call.End);
    }

    private void ParseUrl(CallNode call, FunctionEntry entry)
    {
        string part = SqlNumbers.TextValue(call.Arguments[1])?.ToUpperInvariant() ?? throw Refused(call.Arguments[1], "PARSE_URL needs a constant part.");
        string pattern = part switch
        {
            "PROTOCOL" => "^([A-Za-z][A-Za-z0-9+.-]*):",
            "AUTHORITY" => "^[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)",
            "USERINFO" => "^[A-Za-z][A-Za-z0-9+.-]*://([^/?#@]*)@",
            "HOST" => "^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]*)",
            "PATH" => "^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*([^?#]*)",
            "FILE" => "^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*([^#]*)",
            "QUERY" => "^[^?#]*\\?([^#]*)",
            "REF" => "#(.*)$",
            _ => throw Refused(call.Arguments[1], $"PARSE_URL has no part '{part}'."),
        };
        if (call.Arguments.Count == 3 && part != "QUERY")
        {
            Put("CAST(NULL AS VARCHAR)", call.Start);
            return;
        }

        Put(call.Arguments.Count == 3 ? "spark_url_value(spark_url_part(" : "spark_url_part(", call.Start);
        Argument(call, entry, 0);
        Put($", {SqlQuote.Text(pattern)}, {(part is "PATH" or "FILE" ? "true" : "false")})", call.Arguments[1].End);
        if (call.Arguments.Count == 3)
        {
            Put(", ", call.Arguments[2].Start);
            Emit(call.Arguments[2]);
            Put(")", call.End);
        }
    }

    private void Split(CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        long? limit = a.Count > 2 ? SqlNumbers.WholeValue(a[2]) ?? throw Refused(a[2], "SPLIT needs a constant limit.") : -1;
        string? plain = SqlNumbers.TextValue(a[1]) is { } pattern ? JavaPattern.Plain(pattern) : null;
        if (limit > 0 && plain is null)
        {
            throw Refused(a[2], "SPLIT by a pattern with a limit can't be translated.", "Leave out the limit, or split by a plain text.");
        }

        string name = limit > 0 ? "spark_split_limit(" : plain is { Length: > 0 } ? "string_split(" : "spark_split(";
        Put(name, call.Start);
        Argument(call, entry, 0);
        Put(", ", a[1].Start);
        if (plain is not null)
        {
            Put(SqlQuote.Text(plain), a[1].Start);
        }
        else
        {
            Regex(a[1]);
        }

        Put(limit > 0 ? string.Create(CultureInfo.InvariantCulture, $", {limit})") : ")", call.End);
    }

    private void RegexMatch(ExpressionNode value, ExpressionNode pattern)
    {
        Put("regexp_matches(", value.Start);
        if (types.Of(value) is null || SqlTypes.Is(types.Of(value), PrimitiveKind.String))
        {
            Emit(value);
        }
        else
        {
            Text(value);
        }

        Put(", ", value.End);
        Regex(pattern);
        Put(")", pattern.End);
    }

    private void RegexCall(string before, CallNode call, FunctionEntry entry, string after)
    {
        Put(before, call.Start);
        Argument(call, entry, 0);
        Put(", ", call.Arguments[1].Start);
        Regex(call.Arguments[1]);
        Put(after, call.End);
    }

    /// <summary>Writes a pattern of Java's; a constant one is checked for what DuckDB's patterns lack.</summary>
    private void Regex(ExpressionNode pattern)
    {
        if (SqlNumbers.TextValue(pattern) is { } text)
        {
            Put(SqlQuote.Text(JavaPattern.Translate(text, pattern)), pattern.Start);
        }
        else
        {
            Emit(pattern);
        }
    }

    private void RegexReplace(CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        long? from = a.Count > 3 ? SqlNumbers.WholeValue(a[3]) : 1;
        if (from is null or < 1)
        {
            throw Refused(a[3], "REGEXP_REPLACE needs a constant position, 1 or greater.");
        }

        if (from > 1)
        {
            Put("(left(", call.Start);
            Argument(call, entry, 0);
            Put($", {from - 1}) || regexp_replace(substring(", call.Start);
            Argument(call, entry, 0);
            Put($", {from}), ", call.Start);
            Regex(a[1]);
            Put(", ", a[1].End);
        }
        else
        {
            RegexCall("regexp_replace(", call, entry, ", ");
        }

        if (SqlNumbers.TextValue(a[2]) is { } text)
        {
            Put(SqlQuote.Text(JavaPattern.Replacement(text, a[2])), a[2].Start);
        }
        else
        {
            Wrap("spark_replacement(", a[2], ")");
        }

        Put(from > 1 ? ", 'g'))" : ", 'g')", call.End);
    }
}
