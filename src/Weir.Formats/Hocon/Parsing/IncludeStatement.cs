using Weir.Core.Text;
using Weir.Formats.Hocon.Includes;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>Reads <c>include "file"</c> and puts the fields of that file in its place.</summary>
internal sealed class IncludeStatement(HoconScanner scan, ReadContext context)
{
    private const string Word = "include";
    private static readonly string[] Refused = ["url", "classpath", "package"];

    /// <summary>True when a field begins with the unquoted word.</summary>
    public static bool IsHere(HoconScanner scan)
    {
        if (!scan.StartsWith(Word))
        {
            return false;
        }

        int after = scan.Position + Word.Length;
        string text = scan.Source.Text;
        return after >= text.Length || text[after] == '\n' || HoconChars.IsBlank(text[after]) || HoconChars.IsForbidden(text[after]);
    }

    /// <summary>Reads the statement; <paramref name="path"/> is where the fields go, null within a list.</summary>
    public void Read(LiteralObject target, IReadOnlyList<string>? path)
    {
        int start = scan.Position;
        scan.Position += Word.Length;
        bool optional = false;
        if (ReadName(ref optional) is not { } name)
        {
            scan.Recover();
            return;
        }

        SourceSpan span = scan.SpanFrom(start);
        if (Supported(name, span))
        {
            Include(name, span, optional, target, path);
        }
    }

    // "x", file("x"), required(...), optional(...): the calls may enclose each other.
    private ScalarNode? ReadName(ref bool optional)
    {
        int calls = 0;
        while (true)
        {
            scan.SkipGaps();
            if (scan.Here == '"')
            {
                ScalarNode name = QuotedText.Read(scan).Node;
                return ReadClosing(calls) ? name : null;
            }

            if (ReadCall() is not { } call)
            {
                return null;
            }

            optional |= call == "optional";
            calls++;
        }
    }

    private string? ReadCall()
    {
        int start = scan.Position;
        while (char.IsAsciiLetter(scan.Here))
        {
            scan.Position++;
        }

        string call = scan.Slice(start, scan.Position);
        bool opened = scan.Here == '(';
        if (opened && Refused.Contains(call))
        {
            scan.Report(HoconCodes.IncludeUnsupported, scan.SpanFrom(start), $"An include can't read from {call}(...) here.", "Save it as a file beside this one and write include \"file\".");
            return null;
        }

        if (opened && call is "file" or "required" or "optional")
        {
            scan.Position++;
            return call;
        }

        scan.Report(
            HoconCodes.IncludeSyntax, scan.SpanAt(start, Math.Max(1, call.Length)), "After 'include' a quoted file name is expected.",
            "Write include \"file.conf\", include file(\"file.conf\"), include required(\"...\") or include optional(\"...\"); a key of that name is written \"include\".");
        return null;
    }

    private bool ReadClosing(int calls)
    {
        for (; calls > 0; calls--)
        {
            scan.SkipGaps();
            if (scan.Here != ')')
            {
                scan.Report(HoconCodes.IncludeSyntax, scan.SpanAt(scan.Position), "The include is not closed.", "Expected is ')'.");
                return false;
            }

            scan.Position++;
        }

        return true;
    }

    private bool Supported(ScalarNode name, SourceSpan span)
    {
        string? problem = name.Text.Length == 0 ? "An include needs the name of a file."
            : name.Text.Contains("://", StringComparison.Ordinal) ? $"An include can't read the URL '{name.Text}'."
            : name.Text.EndsWith(".properties", StringComparison.OrdinalIgnoreCase) ? "An include can't read Java properties."
            : name.Text.AsSpan().ContainsAny('*', '?') ? $"An include names one file; '{name.Text}' is a pattern."
            : context.Options.Includes is null ? "Includes can't be read here."
            : null;
        if (problem is not null)
        {
            scan.Report(HoconCodes.IncludeUnsupported, span, problem, "Save it as a HOCON or JSON file beside this one and include that.");
        }

        return problem is null;
    }

    private void Include(ScalarNode name, SourceSpan span, bool optional, LiteralObject target, IReadOnlyList<string>? path)
    {
        bool found = false;
        foreach (string candidate in Candidates(name.Text))
        {
            IncludeOutcome outcome = context.Options.Includes!.Read(candidate);
            if (outcome.Problem is not null)
            {
                scan.Report(HoconCodes.IncludeUnreadable, name.Span, $"The included file '{candidate}' {outcome.Problem}.");
            }

            found |= !outcome.IsMissing;
            if (outcome.Source is not null)
            {
                Parse(outcome, candidate, span, target, path);
            }
        }

        if (!found && !optional)
        {
            scan.Report(
                HoconCodes.IncludeMissing, name.Span, $"The included file '{name.Text}' does not exist beside '{scan.Source.Path}'.",
                $"Correct the name, or write include optional(\"{name.Text}\") if it may be absent.");
        }
    }

    // A name without an extension stands for its JSON file, then its HOCON file.
    private IEnumerable<string> Candidates(string name)
    {
        string joined = Path.Join(Path.GetDirectoryName(scan.Source.Path) ?? "", name);
        string anchored = Path.IsPathRooted(name) ? name : joined;
        return Path.HasExtension(name) ? [anchored] : [anchored + ".json", anchored + ".conf"];
    }

    private void Parse(IncludeOutcome outcome, string shown, SourceSpan span, LiteralObject target, IReadOnlyList<string>? path)
    {
        if (context.Open.Any(o => o.Identity == outcome.Identity))
        {
            IEnumerable<string> circle = context.Open.SkipWhile(o => o.Identity != outcome.Identity).Select(o => o.Name).Append(shown);
            scan.Report(HoconCodes.IncludeCycle, span, $"These files include each other in a circle: {string.Join(" -> ", circle)}.", "Remove one of the includes.");
            return;
        }

        if (++context.Included > context.Options.MaximumIncludes || context.Depth >= context.Options.MaximumDepth)
        {
            scan.Report(
                HoconCodes.Limit, span, context.Included > context.Options.MaximumIncludes ? $"More than {context.Options.MaximumIncludes} files are included."
                : $"Files, objects and lists nest more than {context.Options.MaximumDepth} deep here.");
            return;
        }

        context.Depth++;
        context.Open.Add((outcome.Identity, shown));
        HoconScanner inner = new(outcome.Source!, context.Bag);
        inner.SkipGaps();
        if (inner.Here == '[')
        {
            scan.Report(HoconCodes.IncludeUnreadable, span, $"The included file '{shown}' holds a list; only an object can be included.");
        }
        else
        {
            new HoconParser(inner, context, path is null ? [] : [.. path], withinList: path is null).ReadRootFields(target);
        }

        context.Open.RemoveAt(context.Open.Count - 1);
        context.Depth--;
    }
}
