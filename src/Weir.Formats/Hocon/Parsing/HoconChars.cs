using System.Buffers;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>What the specification says of single characters.</summary>
internal static class HoconChars
{
    /// <summary>Characters that have a meaning and can't stand outside quotes.</summary>
    public const string Forbidden = "$\"{}[]:=,+#`^?!@*&\\";

    private const string Blanks = " \t\r\v\f\u001c\u001d\u001e\u001f\ufeff\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    private static readonly SearchValues<char> ForbiddenSet = SearchValues.Create(Forbidden);

    /// <summary>Where a word may end: at whitespace, at a forbidden character, at the slash that may begin a comment.</summary>
    public static SearchValues<char> WordEnds { get; } = SearchValues.Create(Forbidden + Blanks + "\n/");

    /// <summary>As <see cref="WordEnds"/>, and at a dot: where an element of a path may end.</summary>
    public static SearchValues<char> ElementEnds { get; } = SearchValues.Create(Forbidden + Blanks + "\n/.");

    /// <summary>What ends or interrupts a quoted text: a quote, an escape, a control character.</summary>
    public static SearchValues<char> QuoteEnds { get; } = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    public static bool IsForbidden(char c) => ForbiddenSet.Contains(c);

    /// <summary>Whitespace other than the newline: the Unicode separators, the byte order mark, and ASCII's own.</summary>
    public static bool IsBlank(char c) => c switch
    {
        ' ' or '\t' or '\r' or '\v' or '\f' or '\u001c' or '\u001d' or '\u001e' or '\u001f' or '\ufeff' => true,
        < '\u0080' => false,
        _ => Blanks.Contains(c, StringComparison.Ordinal),
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
