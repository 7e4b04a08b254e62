using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>Reads lists and mappings of columns with the place of each name.</summary>
public static class ColumnNodes
{
    /// <summary>The items of a list, or the single text that stands for one.</summary>
    public static IEnumerable<(string Name, SourceSpan Span)> Texts(Config config, Field field) => config.NodeOf(field) switch
    {
        SequenceNode sequence => sequence.Items.OfType<ScalarNode>().Select(item => (item.Text, item.Span)),
        ScalarNode scalar => [(scalar.Text, scalar.Span)],
        _ => [],
    };

    /// <summary>The pairs of a mapping, or of a list of mappings with two keys, each of which has two spellings.</summary>
    public static IEnumerable<(string Column, ScalarNode Value, SourceSpan Span)> Pairs(Node node, string key, string keyAlias, string value, string valueAlias)
    {
        if (node is MappingNode mapping)
        {
            return mapping.Entries.Where(entry => entry.Value is ScalarNode).Select(entry => (entry.Name, (ScalarNode)entry.Value, entry.Key.Span));
        }

        return from item in ((SequenceNode)node).Items.OfType<MappingNode>()
               let column = (item[key] ?? item[keyAlias]) as ScalarNode
               let target = (item[value] ?? item[valueAlias]) as ScalarNode
               where column is not null && target is not null
               select (column.Text, target, column.Span);
    }
}
