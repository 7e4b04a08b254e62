using System.Text;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Translation;

/// <summary>A pattern of Spark's for dates and times, as strftime's and as a check of its shape.</summary>
/// <param name="Pattern">For strftime and strptime.</param>
/// <param name="Shape">A regular expression for the texts that Spark would read; strptime would also read looser ones.</param>
/// <param name="HasZone">True when the pattern reads or writes an offset.</param>
internal sealed record TimeFormat(string Pattern, string Shape, bool HasZone)
{
    /// <summary>Stands in a pattern for the number of the quarter, which strftime does not have.</summary>
    public const string QuarterMark = "<?Q?>";

    /// <summary>Letters of Spark's, strftime's for writing, strptime's for reading (null: can't be read), the shape.</summary>
    private static readonly (string Letters, string Write, string? Read, string Shape)[] Fields =
    [
        ("yyyy", "%Y", "%Y", "[0-9]{4,6}"), ("uuuu", "%Y", "%Y", "[0-9]{4,6}"), ("y", "%Y", "%Y", "[0-9]{1,6}"), ("yy", "%y", "%y", "[0-9]{2}"),
        ("MM", "%m", "%m", "[0-9]{2}"), ("M", "%-m", "%m", "[0-9]{1,2}"), ("MMM", "%b", "%b", "[A-Za-z]{3}"), ("MMMM", "%B", "%B", "[A-Za-z]+"),
        ("LLL", "%b", "%b", "[A-Za-z]{3}"), ("LLLL", "%B", "%B", "[A-Za-z]+"), ("LL", "%m", "%m", "[0-9]{2}"), ("L", "%-m", "%m", "[0-9]{1,2}"),
        ("dd", "%d", "%d", "[0-9]{2}"), ("d", "%-d", "%d", "[0-9]{1,2}"), ("DDD", "%j", "%j", "[0-9]{3}"), ("D", "%-j", "%j", "[0-9]{1,3}"),
        ("HH", "%H", "%H", "[0-9]{2}"), ("H", "%-H", "%H", "[0-9]{1,2}"), ("hh", "%I", "%I", "[0-9]{2}"), ("h", "%-I", "%I", "[0-9]{1,2}"),
        ("mm", "%M", "%M", "[0-9]{2}"), ("m", "%-M", "%M", "[0-9]{1,2}"), ("ss", "%S", "%S", "[0-9]{2}"), ("s", "%-S", "%S", "[0-9]{1,2}"),
        ("SSS", "%g", "%g", "[0-9]{3}"), ("SSSSSS", "%f", "%f", "[0-9]{6}"), ("a", "%p", "%p", "(?:AM|PM|am|pm)"),
        ("Q", QuarterMark, null, ""), ("QQ", "0" + QuarterMark, null, ""), ("QQQ", "Q" + QuarterMark, null, ""), ("E", "%a", null, ""), ("EE", "%a", null, ""), ("EEE", "%a", null, ""), ("EEEE", "%A", null, ""),
    ];

    /// <exception cref="SqlSyntaxException">A letter of the pattern has no counterpart.</exception>
    public static TimeFormat Translate(string pattern, bool reading, SqlNode place)
    {
        StringBuilder format = new();
        StringBuilder shape = new();
        bool zone = false;
        for (int i = 0; i < pattern.Length;)
        {
            char c = pattern[i];
            int end = i + 1;
            if (c == '\'')
            {
                end = Quoted(pattern, i, format, shape);
            }
            else if (char.IsAsciiLetter(c))
            {
                while (end < pattern.Length && pattern[end] == c)
                {
                    end++;
                }

                zone |= Field(pattern[i..end], reading, format, shape, place);
            }
            else if (c is '[' or ']' or '#' or '{' or '}')
            {
                throw Refuse(place, pattern, c.ToString());
            }
            else
            {
                Literal(c, format, shape);
            }

            i = end;
        }

        return new TimeFormat(format.ToString(), shape.ToString(), zone);
    }

    private static bool Field(string letters, bool reading, StringBuilder format, StringBuilder shape, SqlNode place)
    {
        if (reading && letters is "XXX" or "xxx" or "X" or "x" or "Z" or "XX" or "xx")
        {
            format.Append("%z");
            shape.Append("(?:Z|[+-][0-9]{2}:?(?:[0-9]{2})?)");
            return true;
        }

        foreach ((string known, string write, string? read, string form) in Fields)
        {
            if (known == letters && (!reading || read is not null))
            {
                format.Append(reading ? read : write);
                shape.Append(form);
                return false;
            }
        }

        throw Refuse(place, letters, letters);
    }

    private static int Quoted(string pattern, int open, StringBuilder format, StringBuilder shape)
    {
        int i = open + 1;
        if (i < pattern.Length && pattern[i] == '\'')
        {
            Literal('\'', format, shape);
            return i + 1;
        }

        for (; i < pattern.Length && pattern[i] != '\''; i++)
        {
            Literal(pattern[i], format, shape);
        }

        return Math.Min(i + 1, pattern.Length);
    }

    private static void Literal(char c, StringBuilder format, StringBuilder shape)
    {
        format.Append(c == '%' ? "%%" : c.ToString());
        shape.Append(char.IsLetterOrDigit(c) || c == ' ' ? c.ToString() : "\\" + c);
    }

    private static SqlSyntaxException Refuse(SqlNode place, string pattern, string letters) =>
        new(place.Start, place.End - place.Start, $"'{letters}' of the pattern '{pattern}' can't be translated.", refused: true);
}
