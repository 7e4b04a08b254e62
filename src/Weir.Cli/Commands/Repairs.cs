using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Cli.Commands;

/// <summary>Puts the repairs that findings carry into the file that they are about.</summary>
internal static class Repairs
{
    /// <param name="findings">The findings; those of other files (Arcades) are left alone.</param>
    /// <param name="path">The file, absolute.</param>
    /// <returns>How many repairs were made. Where two touch, only the first is.</returns>
    public static int Write(IEnumerable<Diagnostic> findings, string path)
    {
        string before = File.ReadAllText(path);
        (string after, int count) = Apply(findings.Select(f => f.Edit).OfType<TextEdit>().Where(e => e.Span.Source?.Text == before), before);
        if (count > 0)
        {
            string staged = path + ".weir-new";
            File.WriteAllText(staged, after);
            File.Move(staged, path, overwrite: true);
        }

        return count;
    }

    internal static (string Text, int Count) Apply(IEnumerable<TextEdit> edits, string text)
    {
        List<TextEdit> chosen = [];
        foreach (TextEdit edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End))
        {
            if (chosen.Count == 0 || edit.Span.Start >= chosen[^1].Span.End)
            {
                chosen.Add(edit);
            }
        }

        for (int i = chosen.Count - 1; i >= 0; i--)
        {
            SourceSpan span = chosen[i].Span;
            text = string.Concat(text.AsSpan(0, span.Start), chosen[i].NewText, text.AsSpan(span.End));
        }

        return (text, chosen.Count);
    }
}
