using Weir.Core.Text;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>Reads one text into terms: the root, objects, fields, lists. Fields of a repeated object gather as they are read.</summary>
internal sealed class HoconParser
{
    private const char NoBrace = '\0';
    private readonly HoconScanner scan;
    private readonly ReadContext context;
    private readonly ValueParser values;
    private List<string>? path;

    /// <param name="scan">The text.</param>
    /// <param name="context">What all files of one reading share.</param>
    /// <param name="scope">Where this file's root stands in the configuration: empty for the first file.</param>
    /// <param name="withinList">True when that is within a list, where fields have no path.</param>
    public HoconParser(HoconScanner scan, ReadContext context, string[] scope, bool withinList = false)
    {
        this.scan = scan;
        this.context = context;
        values = new ValueParser(scan, this, scope);
        path = withinList ? null : [.. scope];
    }

    /// <summary>The path of the field being read; null within a list, where fields have no path.</summary>
    public IReadOnlyList<string>? Path => path;

    /// <summary>Reads the whole text: an object with or without braces, or a list.</summary>
    public Term ReadRoot()
    {
        scan.SkipGaps();
        if (scan.Here == '[')
        {
            Term list = ReadArray();
            ExpectEnd("list");
            return list;
        }

        LiteralObject root = new(scan.SpanAt(0, scan.Source.Text.Length));
        ReadRootFields(root);
        return root;
    }

    /// <summary>Reads the whole text as fields of an object that is there already: what an include does.</summary>
    public void ReadRootFields(LiteralObject target)
    {
        scan.SkipGaps();
        if (scan.Here == '{')
        {
            int open = scan.Position++;
            ReadFields(target, '}', open);
            ExpectEnd("object");
        }
        else
        {
            ReadFields(target, NoBrace, 0);
        }
    }

    /// <summary>Reads <c>{...}</c>.</summary>
    public LiteralObject ReadObject()
    {
        int open = scan.Position++;
        LiteralObject fields = new(scan.SpanAt(open));
        if (Enter(open))
        {
            ReadFields(fields, '}', open);
            context.Depth--;
        }

        fields.Close(scan.SpanFrom(open));
        return fields;
    }

    /// <summary>Reads <c>[...]</c>.</summary>
    public ArrayTerm ReadArray()
    {
        int open = scan.Position++;
        List<Element> elements = [];
        List<string>? outer = path;
        path = null;
        if (Enter(open))
        {
            ReadElements(elements, open);
            context.Depth--;
        }

        path = outer;
        return new ArrayTerm(scan.SpanFrom(open), elements);
    }

    private bool Enter(int open)
    {
        if (context.Depth < context.Options.MaximumDepth)
        {
            context.Depth++;
            return true;
        }

        context.Limited = true;
        scan.Report(HoconCodes.Limit, scan.SpanAt(open), $"Objects and lists nest more than {context.Options.MaximumDepth} deep here; the rest is not read.");
        scan.Position = scan.Source.Text.Length;
        return false;
    }

    private void ReadFields(LiteralObject target, char close, int open)
    {
        while (true)
        {
            scan.SkipGaps();
            if (scan.AtEnd)
            {
                ReportOpen(close, open, "object");
                return;
            }

            if (scan.Here == '}' && close == '}')
            {
                scan.Position++;
                return;
            }

            if (!SkipStray(close))
            {
                ReadField(target);
                FinishItem(close, "field");
            }
        }
    }

    private void ReadElements(List<Element> elements, int open)
    {
        while (true)
        {
            scan.SkipGaps();
            if (scan.AtEnd)
            {
                ReportOpen(']', open, "list");
                return;
            }

            if (scan.Here == ']')
            {
                scan.Position++;
                return;
            }

            if (SkipStray(']'))
            {
                continue;
            }

            if (values.Read("an element") is { } value)
            {
                elements.Add(new Element(value));
            }

            FinishItem(']', "element");
        }
    }

    private void ReportOpen(char close, int open, string what)
    {
        if (close != NoBrace && !context.Limited)
        {
            scan.Report(HoconCodes.Unterminated, scan.SpanAt(open), $"The {what} that begins here is never closed.", $"Close it with '{close}'.");
        }
    }

    // A comma or a closing bracket where a field or an element is due.
    private bool SkipStray(char close)
    {
        if (scan.Here == ',')
        {
            scan.Report(HoconCodes.StrayComma, scan.SpanAt(scan.Position), "Nothing stands before this comma.", "Remove it, or write the value that is missing.");
        }
        else if (scan.Here is '}' or ']')
        {
            string hint = close == NoBrace ? "Remove it, or open it before." : $"'{close}' closes what is open here.";
            scan.Report(HoconCodes.Unexpected, scan.SpanAt(scan.Position), $"'{scan.Here}' closes nothing.", hint);
        }
        else
        {
            return false;
        }

        scan.Position++;
        return true;
    }

    // What ends a field or an element: a newline, a comma, or the bracket that closes what it is in.
    private void FinishItem(char close, string what)
    {
        scan.SkipToLineEnd();
        if (!scan.AtEnd && scan.Here is not ('\n' or ',') && scan.Here != close)
        {
            string expected = close == NoBrace ? "a newline or a comma" : $"a newline, a comma or '{close}'";
            scan.Report(HoconCodes.Unexpected, scan.SpanAt(scan.Position), $"{HoconChars.Name(scan.Here)} can't follow {(what == "field" ? "a field" : "an element")}; expected is {expected}.");
            scan.Position++;
            scan.Recover();
        }

        scan.SkipGaps();
        if (scan.Here == ',')
        {
            scan.Position++;
        }
    }

    private void ExpectEnd(string what)
    {
        scan.SkipGaps();
        if (!scan.AtEnd)
        {
            scan.Report(
                HoconCodes.Unexpected, scan.SpanAt(scan.Position), $"Nothing may follow the {what} that is the whole configuration.",
                what == "object" ? "Remove the outer braces, or put this within them." : null);
        }
    }

    private void ReadField(LiteralObject target)
    {
        if (IncludeStatement.IsHere(scan))
        {
            new IncludeStatement(scan, context).Read(target, path);
            return;
        }

        List<ScalarNode>? keys = PathReader.Read(scan);
        if (keys is null)
        {
            scan.Recover();
            return;
        }

        if (ReadSeparator(keys) is not { } append)
        {
            scan.Recover();
            return;
        }

        foreach (ScalarNode key in keys)
        {
            path?.Add(key.Text);
        }

        Term? value = values.Read("the value of", keys[^1].Text);
        if (value is not null)
        {
            Put(target, keys, append ? new AppendTerm(new Element(value)) : value);
        }

        path?.RemoveRange(path.Count - keys.Count, keys.Count);
    }

    private void Put(LiteralObject target, List<ScalarNode> keys, Term value)
    {
        LiteralObject parent = target;
        for (int i = 0; i < keys.Count - 1; i++)
        {
            int start = keys[i + 1].Span.Start;
            parent = parent.At(keys[i]).Open(scan.SpanFrom(start));
        }

        parent.At(keys[^1]).Add(value, LeansBelow(value));
    }

    private bool LeansBelow(Term value) => path is not null && value switch
    {
        SubstitutionTerm substitution => substitution.Names(path),
        ConcatenationTerm concatenation => concatenation.Parts.Any(LeansBelow),
        _ => false,
    };

    // False for ':' and '=', true for '+='; null, reported, for anything else.
    private bool? ReadSeparator(List<ScalarNode> keys)
    {
        scan.SkipBlanks();
        switch (scan.Here)
        {
            case ':' or '=':
                scan.Position++;
                return false;
            case '{':
                return false;
            case '+' when scan.Next == '=':
                scan.Position += 2;
                return true;
        }

        string key = keys[^1].Text;
        if (scan.AtValueEnd)
        {
            scan.Report(
                HoconCodes.MissingSeparator, keys[^1].Span, $"The key '{key}' has no value.", "Expected after a key: ':' or '=' and a value, '+=' and an element, or '{'.");
        }
        else
        {
            scan.Report(
                HoconCodes.Reserved, scan.SpanAt(scan.Position), $"{HoconChars.Name(scan.Here)} can't be part of a key outside quotes.",
                "Put the key in quotes, or separate it from its value by ':' or '='.");
        }

        return null;
    }
}
