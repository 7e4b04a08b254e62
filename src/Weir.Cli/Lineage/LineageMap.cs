using Weir.Core.Events;

namespace Weir.Cli.Lineage;

/// <summary>Which column is made of which, over a whole pipeline.</summary>
internal sealed class LineageMap
{
    private readonly Dictionary<ColumnName, List<ColumnName>> sources = [];
    private readonly Dictionary<ColumnName, List<ColumnName>> uses = [];

    /// <summary>Every origin, in the order of the modules.</summary>
    public List<(ColumnName Column, ColumnName Source)> Pairs { get; } = [];

    public static LineageMap Of(IEnumerable<LineageTraced> traces)
    {
        LineageMap map = new();
        foreach (LineageTraced trace in traces)
        {
            foreach (ColumnOrigin origin in trace.Columns)
            {
                map.Add(new ColumnName(trace.ModuleId, origin.Column), new ColumnName(origin.SourceModule, origin.SourceColumn));
            }
        }

        return map;
    }

    /// <summary>All columns that occur, in order of appearance.</summary>
    public IReadOnlyList<ColumnName> Columns => [.. Pairs.SelectMany(p => new[] { p.Source, p.Column }).Distinct()];

    public IReadOnlyList<ColumnName> SourcesOf(ColumnName column) => sources.GetValueOrDefault(column) ?? [];

    public IReadOnlyList<ColumnName> UsesOf(ColumnName column) => uses.GetValueOrDefault(column) ?? [];

    private void Add(ColumnName column, ColumnName source)
    {
        if (Join(sources, column, source))
        {
            Join(uses, source, column);
            Pairs.Add((column, source));
        }
    }

    private static bool Join(Dictionary<ColumnName, List<ColumnName>> map, ColumnName from, ColumnName to)
    {
        if (!map.TryGetValue(from, out List<ColumnName>? list))
        {
            map[from] = list = [];
        }

        if (list.Contains(to))
        {
            return false;
        }

        list.Add(to);
        return true;
    }
}
