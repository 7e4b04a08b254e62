using System.Text;
using Weir.Cli.Render;

namespace Weir.Cli.Lineage;

/// <summary>The way of one column, up to its sources or down to its uses, as a tree.</summary>
internal sealed class LineageTree(Style style, Func<ColumnName, IReadOnlyList<ColumnName>> next)
{
    private readonly StringBuilder text = new();
    private readonly HashSet<ColumnName> open = [];

    public string Render(ColumnName root)
    {
        text.Append(style.Bold(root.Module)).Append('.').Append(style.Cyan(root.Column)).Append('\n');
        Children(root, "");
        return text.ToString();
    }

    private void Children(ColumnName column, string indent)
    {
        open.Add(column);
        IReadOnlyList<ColumnName> children = next(column);
        for (int i = 0; i < children.Count; i++)
        {
            bool last = i == children.Count - 1;
            ColumnName child = children[i];
            text.Append(indent).Append(style.Dim(last ? "└─ " : "├─ ")).Append(child.Module).Append('.').Append(style.Cyan(child.Column)).Append('\n');
            if (!open.Contains(child))
            {
                Children(child, indent + (last ? "   " : style.Dim("│") + "  "));
            }
        }

        open.Remove(column);
    }
}
