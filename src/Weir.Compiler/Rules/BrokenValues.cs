using Weir.Core.Text;

namespace Weir.Compiler.Rules;

/// <summary>Tells whether a configuration holds a value that could not be resolved.</summary>
internal static class BrokenValues
{
    public static bool Below(Node node, HashSet<SourceSpan> broken) => node switch
    {
        ScalarNode scalar => broken.Contains(scalar.Span),
        MappingNode mapping => mapping.Entries.Any(e => Below(e.Value, broken)),
        SequenceNode sequence => sequence.Items.Any(i => Below(i, broken)),
        _ => false,
    };
}
