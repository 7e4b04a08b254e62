using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Weir.Formats.Tests.Yaml;

/// <summary>Shows a text as YamlDotNet reads it, for comparison.</summary>
internal sealed class OtherReader
{
    private readonly Dictionary<string, string> anchors = [];
    private readonly Parser parser;

    private OtherReader(string text) => parser = new Parser(new StringReader(text));

    /// <summary>The tree as <c>YamlText.Show</c> shows it, or null for a text that YamlDotNet can't read.</summary>
    public static string? Show(string text)
    {
        try
        {
            OtherReader reader = new(text.TrimStart('\uFEFF'));
            reader.parser.Consume<StreamStart>();
            reader.parser.Consume<DocumentStart>();
            string shown = reader.Read();
            reader.parser.Consume<DocumentEnd>();
            reader.parser.Consume<StreamEnd>();
            return shown;
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException)
        {
            return null;
        }
    }

    private string Read()
    {
        if (parser.TryConsume<AnchorAlias>(out AnchorAlias? alias) && alias is not null)
        {
            return anchors[alias.Value.Value];
        }

        NodeEvent node = parser.Consume<NodeEvent>();
        string shown = node switch
        {
            Scalar scalar => Scalar(scalar),
            SequenceStart => "[" + string.Join(", ", Items()) + "]",
            _ => "{" + string.Join(", ", Entries()) + "}",
        };
        if (!node.Anchor.IsEmpty)
        {
            anchors[node.Anchor.Value] = shown;
        }

        return shown;
    }

    private IEnumerable<string> Items()
    {
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            yield return Read();
        }
    }

    private IEnumerable<string> Entries()
    {
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            string key = parser.Consume<Scalar>().Value;
            yield return $"{key}: {Read()}";
        }
    }

    private static string Scalar(Scalar scalar) => scalar.Style == ScalarStyle.Plain && RandomYaml.IsRaw(scalar.Value)
        ? scalar.Value is "" or "~" or "null" ? "null" : scalar.Value
        : RandomScalar.Show(scalar.Value);
}
