using Weir.Core.Text;

namespace Weir.Formats.Yaml;

/// <summary>Reads a whole text: directives, one document, its end.</summary>
internal sealed class DocumentReader(YamlCursor cursor, YamlFindings findings)
{
    private readonly TagRules tags = new(findings);

    /// <summary>The document's node; null when there is none.</summary>
    public Node? Read()
    {
        if (cursor.Current == '\ufeff')
        {
            cursor.Position++;
            cursor.LineStart = 1;
        }

        bool directives = ReadDirectives();
        bool marked = cursor.AtDocumentMarker && cursor.Current == '-';
        if (marked)
        {
            cursor.Position += 3;
        }
        else if (directives)
        {
            findings.Broken(cursor.Position, 1, "A directive must be followed by a line '---'.", "Put '---' on a line of its own behind the directives.");
        }

        Node root = new NodeReader(cursor, findings, tags).ReadDocument();
        CheckEnd(root);
        return root is ScalarNode { Text.Length: 0, Kind: ScalarKind.Null } ? null : root;
    }

    private bool ReadDirectives()
    {
        bool any = false;
        while (true)
        {
            cursor.SkipToContent();
            if (cursor.Current != '%' || cursor.Column != 0)
            {
                return any;
            }

            int start = cursor.Position;
            cursor.SkipLine();
            ReadDirective(start, cursor.Text[start..cursor.Position]);
            any = true;
        }
    }

    private void ReadDirective(int start, string line)
    {
        int comment = line.IndexOf(" #", StringComparison.Ordinal);
        string[] words = (comment < 0 ? line : line[..comment]).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["%TAG", ['!', ..] handle, { } prefix])
        {
            tags.Define(handle, prefix);
        }
        else if (words is not ["%YAML", ['1', '.', ..]])
        {
            findings.Report(
                FormatCodes.UnknownDirective, start, line.TrimEnd().Length, $"The directive '{words[0]}' is not understood as it stands here.",
                "Remove it; '%YAML 1.2' and '%TAG !handle! prefix' are understood. A value that begins with '%' needs quotes.");
        }
    }

    private void CheckEnd(Node root)
    {
        cursor.SkipToContent();
        int marker = cursor.Position;
        while (cursor.AtDocumentMarker && cursor.Current == '.')
        {
            cursor.Position += 3;
            cursor.SkipToContent();
        }

        if (cursor.AtEnd)
        {
            return;
        }

        if (cursor.AtDocumentMarker || cursor.Position > marker)
        {
            findings.Stop(
                FormatCodes.SeveralDocuments, cursor.Position, cursor.AtDocumentMarker ? 3 : 1, "A second YAML document begins here; a file is one document.",
                "Remove it, or give it a file of its own.");
            return;
        }

        if (cursor.TabAt >= 0)
        {
            findings.Tab(cursor.TabAt);
            return;
        }

        findings.Broken(
            cursor.Position, 1, $"{findings.WordAt(cursor.Position)} does not belong to the value before it.",
            root.Span.Column > 1 + cursor.Column ? $"The document begins on line {root.Span.Line}, indented: begin all its top-level lines in one column."
            : root is SequenceNode ? "The document began as a list: begin each top-level line with '-', or none."
            : "A document is one mapping, list or text: write keys as 'key: value'.");
    }
}
