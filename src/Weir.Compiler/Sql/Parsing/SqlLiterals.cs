using System.Globalization;
using System.Text;
using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Parsing;

/// <summary>Reads Spark's constants.</summary>
internal static class SqlLiterals
{
    /// <summary>A number with its suffix: <c>1L</c>, <c>1.5BD</c>, <c>1e3</c>.</summary>
    public static LiteralNode Number(string text, Token token)
    {
        int end = token.End;
        string suffix = "";
        while (end > token.Start && char.IsAsciiLetter(text[end - 1]))
        {
            end--;
        }

        suffix = text[end..token.End].ToUpperInvariant();
        string digits = text[token.Start..end];
        if (suffix == "E")
        {
            digits = text[token.Start..token.End];
            suffix = "";
        }

        bool whole = digits.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
        (LiteralKind kind, int bits) = suffix switch
        {
            "L" => (LiteralKind.Integer, 64),
            "S" => (LiteralKind.Integer, 16),
            "Y" => (LiteralKind.Integer, 8),
            "D" => (LiteralKind.Double, 0),
            "F" => (LiteralKind.Float, 0),
            "BD" => (LiteralKind.Decimal, 0),
            _ when whole => (LiteralKind.Integer, 0),
            _ => (digits.AsSpan().IndexOfAny('e', 'E') >= 0 ? LiteralKind.Double : LiteralKind.Decimal, 0),
        };
        bool plain = suffix.Length == 0 && (kind != LiteralKind.Integer || digits.Length < 19);
        return new LiteralNode(token.Start, token.End, kind, digits, bits, plain);
    }

    /// <summary>A name without its quotes.</summary>
    public static string Name(string text, Token token)
    {
        string quote = text[token.Start].ToString();
        return text[(token.Start + 1)..(token.End - 1)].Replace(quote + quote, quote, StringComparison.Ordinal);
    }

    public static LiteralNode Hex(string text, Token token)
    {
        string digits = text[(token.Start + 2)..(token.End - 1)];
        if (!digits.All(char.IsAsciiHexDigit))
        {
            throw new SqlSyntaxException(token.Start, token.End - token.Start, "A binary constant holds hexadecimal digits only.");
        }

        return new LiteralNode(token.Start, token.End, LiteralKind.Binary, digits.Length % 2 == 0 ? digits : "0" + digits, plain: false);
    }

    /// <summary>The text within quotes.</summary>
    /// <param name="text">The SQL.</param>
    /// <param name="token">The constant in it.</param>
    /// <param name="plain">True when DuckDB reads the same characters as the same text.</param>
    public static string Unquote(string text, Token token, out bool plain)
    {
        bool raw = text[token.Start] is 'r' or 'R';
        int start = token.Start + (raw ? 2 : 1);
        char quote = text[start - 1];
        ReadOnlySpan<char> inner = text.AsSpan(start, token.End - 1 - start);
        plain = !raw && quote == '\'' && inner.IndexOf('\\') < 0;
        if (raw)
        {
            return inner.ToString();
        }

        StringBuilder value = new(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] == quote)
            {
                i++;
            }

            if (inner[i] == '\\' && i + 1 < inner.Length)
            {
                i = Escape(inner, i + 1, value);
            }
            else
            {
                value.Append(inner[i]);
            }
        }

        return value.ToString();
    }

    /// <summary>The unit that a word names, lower case and singular; null when it names none.</summary>
    public static string? UnitOf(string word) => word.ToLowerInvariant() switch
    {
        "year" or "years" => "year",
        "month" or "months" => "month",
        "week" or "weeks" => "week",
        "day" or "days" => "day",
        "hour" or "hours" => "hour",
        "minute" or "minutes" => "minute",
        "second" or "seconds" => "second",
        "millisecond" or "milliseconds" => "millisecond",
        "microsecond" or "microseconds" => "microsecond",
        _ => null,
    };

    /// <summary>True for the functions that are called without brackets.</summary>
    public static bool IsBareCall(string word) => word.ToLowerInvariant() is "current_date" or "current_timestamp" or "current_user" or "session_user" or "user" or "current_time" or "localtimestamp";

    private static int Escape(ReadOnlySpan<char> inner, int i, StringBuilder value)
    {
        if (inner[i] is 'u' or 'U' && Code(inner, i + 1, inner[i] == 'u' ? 4 : 8) is { } code)
        {
            value.Append(char.ConvertFromUtf32(code));
            return i + (inner[i] == 'u' ? 4 : 8);
        }

        if (i + 2 < inner.Length && inner[i] is '0' or '1' && IsOctal(inner[i + 1]) && IsOctal(inner[i + 2]))
        {
            value.Append((char)(((inner[i] - '0') * 64) + ((inner[i + 1] - '0') * 8) + (inner[i + 2] - '0')));
            return i + 2;
        }

        _ = inner[i] switch
        {
            '0' => value.Append('\0'),
            'b' => value.Append('\b'),
            'n' => value.Append('\n'),
            'r' => value.Append('\r'),
            't' => value.Append('\t'),
            'Z' => value.Append('\u001a'),
            '%' => value.Append("\\%"),
            '_' => value.Append("\\_"),
            char other => value.Append(other),
        };
        return i;
    }

    private static int? Code(ReadOnlySpan<char> inner, int start, int digits) =>
        start + digits <= inner.Length && int.TryParse(inner.Slice(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
        && code is >= 0 and <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF)
            ? code
            : null;

    private static bool IsOctal(char c) => c is >= '0' and <= '7';
}
