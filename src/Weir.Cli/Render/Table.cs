using System.Text;

namespace Weir.Cli.Render;

/// <summary>Columns of text with aligned edges and no frame. Trailing blanks are cut.</summary>
internal sealed class Table
{
    private readonly (string Head, bool AlignRight)[] columns;
    private readonly List<(string[] Cells, Func<string, string>?[] Styles)> rows = [];

    /// <param name="columns">Heads; one that begins with <c>&gt;</c> is aligned to the right.</param>
    public Table(params string[] columns) =>
        this.columns = [.. columns.Select(c => c.StartsWith('>') ? (c[1..], true) : (c, false))];

    public bool IsEmpty => rows.Count == 0;

    public void Add(params string[] cells) => AddStyled([.. cells.Select(c => (c, (Func<string, string>?)null))]);

    /// <summary>A row whose cells are coloured after they were measured.</summary>
    public void AddStyled(params (string Text, Func<string, string>? Style)[] cells)
    {
        if (cells.Length != columns.Length)
        {
            throw new ArgumentException($"A row has {cells.Length} cells and the table {columns.Length} columns.", nameof(cells));
        }

        rows.Add(([.. cells.Select(c => TextWidth.Safe(c.Text))], [.. cells.Select(c => c.Style)]));
    }

    public string Render(Style style, string indent = "")
    {
        int[] widths = [.. columns.Select((c, i) => Math.Max(TextWidth.Of(c.Head), rows.Select(r => TextWidth.Of(r.Cells[i])).DefaultIfEmpty().Max()))];
        StringBuilder text = new();
        if (columns.Any(c => c.Head.Length > 0))
        {
            Line(text, indent, [.. columns.Select(c => c.Head)], [.. columns.Select(_ => (Func<string, string>?)style.Dim)], widths);
        }

        foreach ((string[] cells, Func<string, string>?[] styles) in rows)
        {
            Line(text, indent, cells, styles, widths);
        }

        return text.ToString();
    }

    private void Line(StringBuilder text, string indent, string[] cells, Func<string, string>?[] styles, int[] widths)
    {
        StringBuilder line = new(indent);
        int blanks = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            int gap = widths[i] - TextWidth.Of(cells[i]);
            blanks += columns[i].AlignRight ? gap : 0;
            if (cells[i].Length > 0)
            {
                line.Append(' ', blanks).Append(styles[i]?.Invoke(cells[i]) ?? cells[i]);
                blanks = 0;
            }

            blanks += (columns[i].AlignRight ? 0 : gap) + 2;
        }

        text.Append(line).Append('\n');
    }
}
