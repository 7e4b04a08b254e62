using System.Globalization;
using System.Text;

namespace Weir.Cli.Lineage;

/// <summary>Lineage as a Mermaid flowchart: a box per module, a node per column, an arrow from each column to what is made of it.</summary>
internal static class MermaidColumns
{
    public static string Of(IEnumerable<(ColumnName Column, ColumnName Source)> pairs)
    {
        (ColumnName Column, ColumnName Source)[] all = [.. pairs.Distinct()];
        Dictionary<ColumnName, string> ids = [];
        foreach (ColumnName column in all.SelectMany(p => new[] { p.Source, p.Column }))
        {
            ids.TryAdd(column, string.Create(CultureInfo.InvariantCulture, $"c{ids.Count + 1}"));
        }

        StringBuilder text = new("flowchart LR\n");
        int boxes = 0;
        foreach (IGrouping<string, KeyValuePair<ColumnName, string>> module in ids.GroupBy(i => i.Key.Module))
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph m{++boxes} [\"{Escaped(module.Key)}\"]\n");
            foreach ((ColumnName column, string id) in module)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {id}[\"{Escaped(column.Column)}\"]\n");
            }

            text.Append("  end\n");
        }

        foreach ((ColumnName column, ColumnName source) in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {ids[source]} --> {ids[column]}\n");
        }

        return text.ToString();
    }

    /// <summary>Mermaid reads <c>#code;</c> in quoted texts.</summary>
    private static string Escaped(string text) => text.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#34;", StringComparison.Ordinal);
}
