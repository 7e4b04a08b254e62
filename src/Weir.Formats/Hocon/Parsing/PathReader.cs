using System.Text;
using Weir.Core.Text;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>Reads a path expression: <c>a.b."c.d"</c>, as a key or within <c>${...}</c>.</summary>
internal sealed class PathReader(HoconScanner scan)
{
    private readonly List<ScalarNode> elements = [];
    private StringBuilder? built;
    private string only = "";
    private int start;
    private int end;
    private int pieces;
    private bool quoted;

    /// <summary>Reads a path as <see cref="Read()"/> does; most are one word, which needs no state.</summary>
    public static List<ScalarNode>? Read(HoconScanner scan)
    {
        scan.SkipBlanks();
        int start = scan.Position;
        scan.SkipElement();
        int end = scan.Position;
        scan.SkipBlanks();
        if (start < end && scan.Here is (':' or '=' or '{' or '}'))
        {
            return [new ScalarNode(scan.Slice(start, end), ScalarKind.Text, scan.SpanAt(start, end - start), HoconTextMaps.Word)];
        }

        scan.Position = start;
        return new PathReader(scan).Read();
    }

    /// <summary>The elements up to what can't be part of a path, blanks around it dropped; null when it is no path, which is reported.</summary>
    private List<ScalarNode>? Read()
    {
        scan.SkipBlanks();
        int first = scan.Position;
        Begin();
        while (true)
        {
            int gap = scan.Position;
            scan.SkipBlanks();
            if (!AtPart)
            {
                break;
            }

            if (gap < scan.Position)
            {
                Append(scan.Slice(gap, scan.Position), gap);
            }

            if (!ReadPart())
            {
                return null;
            }
        }

        return Finish() ? elements : Fail(first);
    }

    private bool AtPart => scan.Here == '"' || scan.AtWord;

    private bool ReadPart()
    {
        int from = scan.Position;
        if (scan.Here == '"')
        {
            string text = QuotedText.Read(scan).Node.Text;
            quoted = true;
            Append(text, from);
        }
        else if (scan.Here == '.')
        {
            if (!Finish())
            {
                Fail(from);
                return false;
            }

            scan.Position++;
            Begin();
        }
        else
        {
            scan.SkipElement();
            Append(scan.Slice(from, scan.Position), from);
        }

        return true;
    }

    private void Begin()
    {
        built = null;
        pieces = 0;
        quoted = false;
        start = end = scan.Position;
    }

    private void Append(string text, int from)
    {
        if (pieces == 0)
        {
            start = from;
            only = text;
        }
        else
        {
            built ??= new StringBuilder(only);
            built.Append(text);
        }

        pieces++;
        end = scan.Position;
    }

    private bool Finish()
    {
        if (pieces == 0)
        {
            return false;
        }

        SourceSpan span = new(scan.Source, start, end - start);
        Func<ScalarNode, TextMap>? map = quoted ? pieces == 1 ? HoconTextMaps.Quoted : null : HoconTextMaps.Word;
        elements.Add(new ScalarNode(built?.ToString() ?? only, ScalarKind.Text, span, map));
        return true;
    }

    private List<ScalarNode>? Fail(int at)
    {
        string what = scan.Here == '.' || elements.Count > 0 ? "A path can't begin or end with a dot, nor have two dots in a row." : "A key or path is missing here.";
        scan.Report(HoconCodes.BadPath, scan.SpanAt(at), what, "Write an empty element as \"\".");
        return null;
    }
}
