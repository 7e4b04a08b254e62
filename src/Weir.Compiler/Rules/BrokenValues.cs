using Weir.Core.Text;

namespace Weir.Compiler.Rules;

/// <summary>Tells whether a configuration holds a value that could not be resolved.</summary>
internal static class BrokenValues
{
    public static bool Below(Node node, Compilation compilation) => compilation.HasBroken && node switch
    {
        ScalarNode scalar => compilation.IsBroken(scalar.Span),
        MappingNode mapping => mapping.Entries.Any(e => Below(e.Value, compilation)),
        SequenceNode sequence => sequence.Items.Any(i => Below(i, compilation)),
        _ => false,
    };
}
