using System.Collections.Immutable;
using Weir.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Weir.Compiler.Tests.Support;

/// <summary>Makes document nodes of a YAML text, so that the compiler is tested without the project that reads YAML.</summary>
internal sealed class YamlNodes(SourceText source)
{
    public static MappingNode Parse(SourceText source)
    {
        Parser parser = new(new Scanner(new StringReader(source.Text)));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return (MappingNode)new YamlNodes(source).Read(parser);
    }

    private Node Read(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out Scalar? scalar) && scalar is not null)
        {
            return ReadScalar(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out SequenceStart? list) && list is not null)
        {
            ImmutableArray<Node>.Builder items = ImmutableArray.CreateBuilder<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Read(parser));
            }

            return new SequenceNode(items.ToImmutable(), SpanOf(list));
        }

        MappingStart mapping = parser.Consume<MappingStart>();
        ImmutableArray<MappingEntry>.Builder entries = ImmutableArray.CreateBuilder<MappingEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            entries.Add(new MappingEntry((ScalarNode)Read(parser), Read(parser)));
        }

        return new MappingNode(entries.ToImmutable(), SpanOf(mapping));
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        SourceSpan span = SpanOf(scalar);
        if (scalar.Style == ScalarStyle.Literal)
        {
            return new ScalarNode(scalar.Value, ScalarKind.Text, span, LiteralMap);
        }

        int quote = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        return new ScalarNode(scalar.Value, quote == 1 ? ScalarKind.Text : KindOf(scalar.Value), span, node => new TextMap(source, [new TextRun(0, node.Span.Start + quote, Verbatim: true)]));
    }

    /// <summary>One run for each line of a block, behind its indent.</summary>
    private TextMap LiteralMap(ScalarNode node)
    {
        List<TextRun> runs = [];
        int result = 0;
        int at = source.Text.IndexOf('\n', node.Span.Start) + 1;
        int indent = source.Text.AsSpan(at).IndexOfAnyExcept(' ');
        foreach (string line in node.Text.Split('\n'))
        {
            runs.Add(new TextRun(result, at + indent, Verbatim: true));
            result += line.Length + 1;
            at = Math.Min(source.Text.Length, at + indent + line.Length + 1);
        }

        return new TextMap(source, runs);
    }

    private SourceSpan SpanOf(ParsingEvent found) => new(source, (int)found.Start.Index, (int)(found.End.Index - found.Start.Index));

    private static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" => ScalarKind.Null,
        "true" or "false" => ScalarKind.Boolean,
        _ when long.TryParse(text, out _) => ScalarKind.Integer,
        _ when double.TryParse(text, out _) => ScalarKind.Float,
        _ => ScalarKind.Text,
    };
}
