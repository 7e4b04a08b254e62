using System.Globalization;

namespace Weir.Formats.Yaml.Scalars;

/// <summary>What a backslash means in double quotes (YAML 1.2, section 5.7).</summary>
internal static class Escapes
{
    /// <summary>How many hexadecimal digits follow; 0 for an escape without.</summary>
    public static int DigitsOf(char kind) => kind switch
    {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };

    /// <summary>The meaning of an escape of one letter, or null.</summary>
    public static string? Simple(char kind) => kind switch
    {
        'n' => "\n",
        't' or '\t' => "\t",
        '"' => "\"",
        '\\' => "\\",
        '/' => "/",
        ' ' => " ",
        'r' => "\r",
        '0' => "\0",
        'a' => "\a",
        'b' => "\b",
        'v' => "\v",
        'f' => "\f",
        'e' => "\e",
        'N' => "\u0085",
        '_' => "\u00a0",
        'L' => "\u2028",
        'P' => "\u2029",
        _ => null,
    };

    /// <summary>The character of an escape with digits, or null when there is none; two escapes may make up one character (surrogates).</summary>
    /// <param name="cursor">The text.</param>
    /// <param name="start">Offset of the backslash.</param>
    /// <param name="digits">How many digits it takes.</param>
    /// <param name="length">How many characters follow the letter of the escape.</param>
    public static string? Code(YamlCursor cursor, int start, int digits, out int length)
    {
        length = digits;
        if (!TryRead(cursor, start + 2, digits, out uint code))
        {
            return null;
        }

        if (code is >= 0xd800 and < 0xdc00 && digits == 4 && cursor.At(start + 6) == '\\' && cursor.At(start + 7) == 'u'
            && TryRead(cursor, start + 8, 4, out uint low) && low is >= 0xdc00 and < 0xe000)
        {
            length = 10;
            return new string([(char)code, (char)low]);
        }

        return code is <= 0x10ffff and not (>= 0xd800 and < 0xe000) ? char.ConvertFromUtf32((int)code) : null;
    }

    private static bool TryRead(YamlCursor cursor, int start, int digits, out uint code)
    {
        code = 0;
        return start + digits <= cursor.End
            && uint.TryParse(cursor.Text.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
    }
}
