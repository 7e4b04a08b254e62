using System.Text;

namespace Weir.Cli.Reference;

/// <summary>The few shapes of Markdown that generated pages have.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder text = new();

    public Markdown Heading(int level, string title)
    {
        Gap().Append('#', level).Append(' ').Append(title).Append("\n\n");
        return this;
    }

    public Markdown Paragraph(string words)
    {
        if (words.Length > 0)
        {
            Gap().Append(words.TrimEnd()).Append("\n\n");
        }

        return this;
    }

    public Markdown Code(string language, string code)
    {
        if (code.Length > 0)
        {
            Gap().Append("```").Append(language).Append('\n').Append(code.TrimEnd()).Append("\n```\n\n");
        }

        return this;
    }

    /// <summary>A table; nothing when it has no rows.</summary>
    public Markdown Table(IReadOnlyList<string> heads, IEnumerable<string[]> rows)
    {
        List<string[]> all = [.. rows];
        if (all.Count > 0)
        {
            Row(heads);
            Row([.. heads.Select(_ => "---")]);
            all.ForEach(Row);
            text.Append('\n');
        }

        return this;
    }

    /// <summary>A value as code; empty stays empty.</summary>
    public static string Quote(string? value) => string.IsNullOrEmpty(value) ? "" : $"`{value}`";

    public override string ToString() => text.ToString().TrimEnd() + "\n";

    private void Row(IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal))).Append(" |\n");

    private StringBuilder Gap() => text;
}
