using System.Text;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Cli.Render;

/// <summary>Findings for a person: the sentence, the place, the line itself with a caret, and the way out.</summary>
internal sealed class DiagnosticsView(Style style)
{
    private const int MaximumLineWidth = 160;

    public string Render(IEnumerable<Diagnostic> diagnostics)
    {
        StringBuilder text = new();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Append(text, diagnostic);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, Diagnostic diagnostic)
    {
        string word = diagnostic.Severity switch
        {
            Severity.Error => style.Red("error"),
            Severity.Warning => style.Yellow("warning"),
            _ => style.Blue("note"),
        };
        text.Append(word).Append('[').Append(diagnostic.Code.Id).Append("] ").Append(style.Bold(Lines(diagnostic.Message))).Append('\n');
        if (!diagnostic.Span.IsNone)
        {
            Place(text, diagnostic.Span);
        }
        else if (diagnostic.ModuleId is { } module)
        {
            text.Append("  ").Append(style.Blue("-->")).Append(" module ").Append(module).Append('\n');
        }

        if (diagnostic.Hint is { Length: > 0 } hint)
        {
            text.Append("  ").Append(style.Green("help:")).Append(' ').Append(Lines(hint)).Append('\n');
        }

        text.Append('\n');
    }

    private void Place(StringBuilder text, SourceSpan span)
    {
        (int line, int column) = span.Source!.PositionOf(span.Start);
        string number = line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string margin = new(' ', number.Length);
        text.Append(margin).Append(style.Blue(" -->")).Append(' ').Append(span.ToString()).Append('\n');
        (string shown, int caret, int width) = Window(span.Source.LineAt(line), column - 1, span.Length);
        text.Append(margin).Append(style.Blue("  |")).Append('\n');
        text.Append(style.Blue($" {number} |")).Append(' ').Append(shown).Append('\n');
        text.Append(margin).Append(style.Blue("  |")).Append(' ').Append(' ', caret).Append(style.Red(new string('^', width))).Append('\n');
    }

    /// <summary>The part of a line around a column; tabs and control characters become blanks, so that the caret stands right.</summary>
    private static (string Shown, int Caret, int Width) Window(string line, int column, int length)
    {
        int start = column > MaximumLineWidth - 40 ? column - 40 : 0;
        string shown = TextWidth.Safe(line[Math.Min(start, line.Length)..]);
        shown = shown.Length > MaximumLineWidth ? shown[..MaximumLineWidth] : shown;
        int within = Math.Clamp(column - start, 0, shown.Length);
        int room = Math.Max(1, shown.Length - within);
        string marked = shown.Substring(within, Math.Min(Math.Clamp(length, 1, room), shown.Length - within));
        return (shown, TextWidth.Of(shown[..within]), Math.Max(1, TextWidth.Of(marked)));
    }

    /// <summary>Engines' messages may have several lines; those behind the first are indented.</summary>
    private static string Lines(string message) =>
        string.Join("\n        ", message.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(TextWidth.Safe));
}
