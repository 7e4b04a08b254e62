using System.Collections.Immutable;
using System.Globalization;
using Weir.Core.Text;

namespace Weir.Runner.Tests.Fakes;

/// <summary>Makes configuration nodes from plain values: tuples are mappings, arrays are lists.</summary>
internal static class Nodes
{
    public static MappingNode Map(params (string Key, object? Value)[] entries) =>
        new([.. entries.Select(e => new MappingEntry(new ScalarNode(e.Key, ScalarKind.Text, SourceSpan.None), Of(e.Value)))], SourceSpan.None);

    public static Node Of(object? value) => value switch
    {
        null => new ScalarNode("", ScalarKind.Null, SourceSpan.None),
        Node node => node,
        bool truth => new ScalarNode(truth ? "true" : "false", ScalarKind.Boolean, SourceSpan.None),
        int or long => new ScalarNode(Convert.ToString(value, CultureInfo.InvariantCulture)!, ScalarKind.Integer, SourceSpan.None),
        double number => new ScalarNode(number.ToString("R", CultureInfo.InvariantCulture), ScalarKind.Float, SourceSpan.None),
        string text => new ScalarNode(text, ScalarKind.Text, SourceSpan.None),
        IEnumerable<object> items => new SequenceNode([.. items.Select(Of)], SourceSpan.None),
        System.Collections.IEnumerable items => new SequenceNode([.. items.Cast<object>().Select(Of)], SourceSpan.None),
        _ => throw new ArgumentException($"No node for {value.GetType()}."),
    };
}
