using System.Text;
using Weir.Core.Text;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>Reads one value: a single term, or several on one line that are joined.</summary>
internal sealed class ValueParser(HoconScanner scan, HoconParser objects, string[] scope)
{
    /// <summary>Reads the value that begins after any gap; null when there is none or it is broken, which is reported.</summary>
    /// <param name="what">"an element", or "the value of" before a key.</param>
    /// <param name="key">The key; null for an element.</param>
    public Term? Read(string what, string? key = null)
    {
        int from = scan.Position;
        scan.SkipGaps();
        Term? only = null;
        List<Term>? parts = null;
        int start = scan.Position;
        int end = start;
        while (!scan.AtValueEnd)
        {
            if (HoconChars.IsBlank(scan.Here))
            {
                scan.SkipBlanks();
                continue;
            }

            int at = scan.Position;
            if (ReadPart() is not { } part)
            {
                scan.Recover();
                return null;
            }

            if (only is not null)
            {
                parts ??= [only];
                Gap(parts, end, at);
                parts.Add(part);
            }

            only ??= part;
            end = scan.Position;
        }

        if (only is null)
        {
            return Missing(from, what, key);
        }

        scan.Position = end;
        return parts is null ? only : Join(parts, scan.SpanFrom(start));
    }

    private Term? Missing(int from, string what, string? key)
    {
        string subject = key is null ? what : $"{what} '{key}'";
        scan.Report(HoconCodes.MissingValue, scan.SpanAt(Math.Max(0, from - 1)), $"Here {subject} is missing.", "Write an empty text as \"\", nothing as null.");
        return null;
    }

    private Term? ReadPart()
    {
        switch (scan.Here)
        {
            case '"':
                return QuotedText.Read(scan);
            case '{':
                return objects.ReadObject();
            case '[':
                return objects.ReadArray();
            case '$' when scan.Next == '{':
                return ReadSubstitution();
        }

        if (scan.AtWord)
        {
            return ReadWords();
        }

        scan.Report(
            HoconCodes.Reserved, scan.SpanAt(scan.Position), $"{HoconChars.Name(scan.Here)} can't be part of a value outside quotes.",
            scan.Here is ':' or '=' ? "Put the value in quotes; or, if a new field begins before it, put a newline or a comma in between." : "Put the value in quotes.");
        return null;
    }

    // Words with nothing but blanks between them are one text, as it stands.
    private ScalarTerm ReadWords()
    {
        int start = scan.Position;
        scan.SkipWord();
        int end = scan.Position;
        bool single = true;
        while (HoconChars.IsBlank(scan.Here))
        {
            scan.SkipBlanks();
            if (!scan.AtWord)
            {
                break;
            }

            scan.SkipWord();
            end = scan.Position;
            single = false;
        }

        scan.Position = end;
        string text = scan.Slice(start, end);
        return new ScalarTerm(new ScalarNode(text, single ? NumberGrammar.KindOf(text) : ScalarKind.Text, scan.SpanFrom(start), HoconTextMaps.Word));
    }

    private SubstitutionTerm? ReadSubstitution()
    {
        int start = scan.Position;
        scan.Position += 2;
        bool optional = scan.Here == '?';
        scan.Position += optional ? 1 : 0;
        List<ScalarNode>? elements = PathReader.Read(scan);
        if (elements is null)
        {
            return SkipSubstitution();
        }

        bool listed = scan.StartsWith("[]");
        scan.Position += listed ? 2 : 0;
        scan.SkipBlanks();
        if (scan.Here != '}')
        {
            Report(start);
            return SkipSubstitution();
        }

        scan.Position++;
        return new SubstitutionTerm(scan.SpanFrom(start), [.. elements.Select(e => e.Text)], optional, scope, listed);
    }

    // After an error: past the brace that closes it, so that the brace is not taken for an object's.
    private SubstitutionTerm? SkipSubstitution()
    {
        while (!scan.AtEnd && scan.Here is not ('\n' or '}'))
        {
            scan.Position++;
        }

        scan.Position += scan.Here == '}' ? 1 : 0;
        return null;
    }

    private void Report(int start)
    {
        if (scan.AtEnd || scan.Here is '\n' or ',')
        {
            scan.Report(HoconCodes.Unterminated, scan.SpanAt(start, 2), "The substitution that begins here is never closed.", "Close it with '}'.");
        }
        else
        {
            scan.Report(
                HoconCodes.BadPath, scan.SpanAt(scan.Position), $"{HoconChars.Name(scan.Here)} can't be part of a substitution's path outside quotes.",
                scan.Here == ':' ? "HOCON has no default within ${...}: write the default first, and 'key = ${?NAME}' on the next line." : "Put that element of the path in quotes.");
        }
    }

    private void Gap(List<Term> parts, int end, int at)
    {
        if (end < at)
        {
            parts.Add(new WhitespaceTerm(scan.SpanAt(end, at - end)));
        }
    }

    private static Term Join(List<Term> parts, SourceSpan span) =>
        parts.TrueForAll(p => p is ScalarTerm or WhitespaceTerm) ? JoinTexts(parts, span) : new ConcatenationTerm(span, [.. parts]);

    private static ScalarTerm JoinTexts(List<Term> parts, SourceSpan span)
    {
        StringBuilder text = new();
        int[] lengths = new int[parts.Count];
        for (int i = 0; i < lengths.Length; i++)
        {
            int before = text.Length;
            text.Append(parts[i] is ScalarTerm scalar ? scalar.Node.Text : ((WhitespaceTerm)parts[i]).Text);
            lengths[i] = text.Length - before;
        }

        return new ScalarTerm(new ScalarNode(text.ToString(), ScalarKind.Text, span, _ => HoconTextMaps.Joined(span, parts, lengths)));
    }
}
