using System.Globalization;
using System.Text;
using Weir.Core.Text;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>Reads <c>"..."</c> with JSON's escapes, and <c>"""..."""</c> without any.</summary>
internal static class QuotedText
{
    private const string Triple = "\"\"\"";

    /// <summary>Reads the text that begins at the scanner's position with a quote.</summary>
    public static ScalarTerm Read(HoconScanner scan) => scan.StartsWith(Triple) ? ReadTriple(scan) : ReadPlain(scan);

    // Quotes beyond three at the end belong to the text.
    private static ScalarTerm ReadTriple(HoconScanner scan)
    {
        int start = scan.Position;
        string text = scan.Source.Text;
        int close = text.IndexOf(Triple, start + 3, StringComparison.Ordinal);
        if (close < 0)
        {
            scan.Report(HoconCodes.Unterminated, scan.SpanAt(start, 3), "The text that begins here with three quotes is never closed.", "Close it with three quotes.");
            scan.Position = text.Length;
            return Scalar(scan, start, text[Math.Min(start + 3, text.Length)..], null);
        }

        while (close + 3 < text.Length && text[close + 3] == '"')
        {
            close++;
        }

        scan.Position = close + 3;
        return Scalar(scan, start, text[(start + 3)..close], HoconTextMaps.Triple);
    }

    private static ScalarTerm ReadPlain(HoconScanner scan)
    {
        int start = scan.Position++;
        StringBuilder? unescaped = null;
        int copied = scan.Position;
        scan.SkipQuoted();
        while (!scan.AtEnd && scan.Here is not ('"' or '\n'))
        {
            if (scan.Here == '\\')
            {
                unescaped ??= new StringBuilder();
                unescaped.Append(scan.Source.Text, copied, scan.Position - copied);
                ReadEscape(scan, unescaped);
                copied = scan.Position;
                scan.SkipQuoted();
                continue;
            }

            if (scan.Here < ' ')
            {
                scan.Report(
                    HoconCodes.BadEscape, scan.SpanAt(scan.Position), $"A quoted text can't hold {HoconChars.Name(scan.Here)} as it is.",
                    "Write it as an escape (\\t, \\u001f), or use three quotes.");
            }

            scan.Position++;
            scan.SkipQuoted();
        }

        string tail = scan.Slice(copied, scan.Position);
        string text = unescaped is null ? tail : unescaped.Append(tail).ToString();
        if (scan.Here != '"')
        {
            scan.Report(
                HoconCodes.Unterminated, scan.SpanAt(start), "The text that begins here is not closed on its line.",
                "Close it with a quote; a text of several lines is written with three quotes on either side.");
            return Scalar(scan, start, text, null);
        }

        scan.Position++;
        return Scalar(scan, start, text, HoconTextMaps.Quoted);
    }

    private static void ReadEscape(HoconScanner scan, StringBuilder into)
    {
        char code = scan.Next;
        char? plain = code switch
        {
            '"' or '\\' or '/' => code,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (plain is { } character)
        {
            into.Append(character);
            scan.Position += 2;
            return;
        }

        string text = scan.Source.Text;
        int at = scan.Position;
        if (code == 'u' && at + 6 <= text.Length && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            into.Append((char)unit);
            scan.Position += 6;
            return;
        }

        scan.Report(
            HoconCodes.BadEscape, scan.SpanAt(at, 2), code == 'u' ? "'\\u' must be followed by four hexadecimal digits." : "A backslash can't stand before this character.",
            "JSON's escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; a backslash itself is written \\\\.");
        scan.Position++;
        into.Append('\\');
    }

    private static ScalarTerm Scalar(HoconScanner scan, int start, string text, Func<ScalarNode, TextMap>? map) =>
        new(new ScalarNode(text, ScalarKind.Text, scan.SpanFrom(start), map));
}
