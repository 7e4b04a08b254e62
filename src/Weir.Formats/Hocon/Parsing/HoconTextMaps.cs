using Weir.Core.Text;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>The ways back from a scalar's text to the source, made when a finding needs one.</summary>
internal static class HoconTextMaps
{
    /// <summary>For words: the text stands in the source as it is.</summary>
    public static Func<ScalarNode, TextMap> Word { get; } = static node => new TextMap(node.Span.Source!, [new TextRun(0, node.Span.Start, true)]);

    /// <summary>For <c>"..."</c>: one run for each stretch between escapes.</summary>
    public static Func<ScalarNode, TextMap> Quoted { get; } = static node => new TextMap(node.Span.Source!, QuotedRuns(node.Span, 0));

    /// <summary>For <c>"""..."""</c>: the text stands in the source as it is, three characters in.</summary>
    public static Func<ScalarNode, TextMap> Triple { get; } = static node => new TextMap(node.Span.Source!, [new TextRun(0, node.Span.Start + 3, true)]);

    /// <summary>For several values in a row, of which each gave so many characters.</summary>
    public static TextMap Joined(SourceSpan span, IReadOnlyList<Term> parts, IReadOnlyList<int> lengths)
    {
        List<TextRun> runs = [];
        int at = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            if (lengths[i] > 0)
            {
                runs.AddRange(PartRuns(parts[i], at));
                at += lengths[i];
            }
        }

        return new TextMap(span.Source!, runs.Count > 0 ? runs : [new TextRun(0, span.Start, true)]);
    }

    private static IEnumerable<TextRun> PartRuns(Term part, int at)
    {
        SourceSpan span = part.Span;
        string text = span.Source!.Text;
        return part switch
        {
            SubstitutionTerm => [new TextRun(at, span.Start, false)],
            ScalarTerm when text[span.Start] == '"' => IsTriple(span) ? [new TextRun(at, span.Start + 3, true)] : QuotedRuns(span, at),
            _ => [new TextRun(at, span.Start, true)],
        };
    }

    private static bool IsTriple(SourceSpan span) => span.Length >= 6 && string.CompareOrdinal(span.Source!.Text, span.Start, "\"\"\"", 0, 3) == 0;

    private static List<TextRun> QuotedRuns(SourceSpan span, int result)
    {
        string text = span.Source!.Text;
        int end = span.End - 1;
        List<TextRun> runs = [];
        bool verbatim = false;
        for (int at = span.Start + 1; at < end; result++)
        {
            bool escape = text[at] == '\\';
            if (escape || !verbatim)
            {
                runs.Add(new TextRun(result, at, !escape));
            }

            verbatim = !escape;
            at += !escape ? 1 : at + 1 < end && text[at + 1] == 'u' ? 6 : 2;
        }

        return runs.Count > 0 ? runs : [new TextRun(0, span.Start + 1, true)];
    }
}
