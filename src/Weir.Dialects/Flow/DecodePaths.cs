using Weir.Core.Text;

namespace Weir.Dialects.Flow;

/// <summary>Which values of a resource are secrets: nested booleans, or lists of dotted paths.</summary>
internal static class DecodePaths
{
    public static IEnumerable<string> In(MappingNode? decode)
    {
        foreach (MappingEntry entry in decode?.Entries ?? [])
        {
            if (entry.Name is "config_paths" or "options_paths" && entry.Value is SequenceNode paths)
            {
                foreach (ScalarNode path in paths.Items.OfType<ScalarNode>())
                {
                    yield return $"{entry.Name[..^"_paths".Length]}.{path.Text}";
                }
            }
            else
            {
                foreach (string path in Below(entry.Value, entry.Name))
                {
                    yield return path;
                }
            }
        }
    }

    private static IEnumerable<string> Below(Node value, string path) => value switch
    {
        ScalarNode { Kind: ScalarKind.Boolean, Text: "true" or "True" or "TRUE" } => [path],
        MappingNode mapping => mapping.Entries.SelectMany(e => Below(e.Value, $"{path}.{e.Name}")),
        _ => [],
    };
}
