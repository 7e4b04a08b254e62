using System.Buffers;
using System.Globalization;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>What the specification says of single characters.</summary>
internal static class HoconChars
{
    /// <summary>Characters that have a meaning and can't stand outside quotes.</summary>
    public const string Forbidden = "$\"{}[]:=,+#`^?!@*&\\";

    private static readonly SearchValues<char> ForbiddenSet = SearchValues.Create(Forbidden);

    public static bool IsForbidden(char c) => ForbiddenSet.Contains(c);

    /// <summary>Whitespace other than the newline: the Unicode separators, the byte order mark, and ASCII's own.</summary>
    public static bool IsBlank(char c) => c switch
    {
        ' ' or '\t' or '\r' or '\v' or '\f' or '\u001c' or '\u001d' or '\u001e' or '\u001f' or '\ufeff' => true,
        < '\u0080' => false,
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    /// <summary>How a character is named in a message.</summary>
    public static string Name(char c) => c switch
    {
        '\n' => "the end of the line",
        '\t' => "a tab",
        '\'' => "\"'\"",
        < ' ' or '\u007f' => $"the control character U+{(int)c:X4}",
        _ => $"'{c}'",
    };
}
