using System.Globalization;
using System.Text;

namespace Weir.Cli.Render;

/// <summary>How many terminal cells a text takes: marks take none, East Asian wide characters and emoji take two.</summary>
internal static class TextWidth
{
    public static int Of(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>The text cut to a width, with an ellipsis where something was cut.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        StringBuilder kept = new();
        int used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > width - 1)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return width < 1 ? "" : kept.Append('…').ToString();
    }

    /// <summary>As <see cref="Cut"/>, for a text with colour sequences, which take no room and are all kept.</summary>
    public static string CutStyled(string text, int width)
    {
        StringBuilder kept = new();
        int used = 0;
        for (int i = 0; i < text.Length;)
        {
            if (text[i] == '\e' && text.IndexOf('m', i) is var end and > 0)
            {
                kept.Append(text, i, end - i + 1);
                i = end + 1;
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            used += Of(rune);
            if (used <= width)
            {
                kept.Append(text, i, length);
            }

            i += length;
        }

        return kept.ToString();
    }

    public static string PadRight(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    public static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Of(text))) + text;

    /// <summary>Control characters made visible, so that data can't move the cursor or colour the terminal.</summary>
    public static string Safe(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.AsSpan().ContainsAnyInRange('\x7f', '\x9f'))
        {
            return text;
        }

        StringBuilder safe = new(text.Length);
        foreach (char character in text)
        {
            safe.Append(char.IsControl(character) ? ' ' : character);
        }

        return safe.ToString();
    }

    private static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return rune.Value < 0x20 ? 0 : 1;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            _ => IsWide(rune.Value) ? 2 : 1,
        };
    }

    private static bool IsWide(int code) => code
        is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF and not 0x303F) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
