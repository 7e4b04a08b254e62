using System.Text;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Formats.Yaml;

namespace Weir.Formats.Tests.Support;

/// <summary>Reads texts and renders trees for comparison.</summary>
internal static class YamlText
{
    public static (Node Root, DiagnosticBag Findings) Read(string text)
    {
        DiagnosticBag bag = [];
        Document document = YamlFormat.Read(new SourceText("test.yml", text), bag);
        return (document.Root, bag);
    }

    /// <summary>The root of a text without findings.</summary>
    public static Node Good(string text)
    {
        (Node root, DiagnosticBag findings) = Read(text);
        findings.Select(Line).ShouldBeEmpty();
        return root;
    }

    /// <summary>The mapping of a text without findings.</summary>
    public static MappingNode Mapping(string text) => Good(text).ShouldBeOfType<MappingNode>();

    /// <summary>The scalar under a key of a text without findings.</summary>
    public static ScalarNode Scalar(string text, string key = "a") => Mapping(text)[key].ShouldBeOfType<ScalarNode>();

    /// <summary>The findings of a text, each <c>slug line:column message</c>.</summary>
    public static string[] Findings(string text) => [.. Read(text).Findings.Select(Line)];

    public static string Line(Diagnostic diagnostic) => $"{diagnostic.Code.Slug} {diagnostic.Span.Line}:{diagnostic.Span.Column} {diagnostic.Message}";

    /// <summary>A tree on one line: <c>{a: 1, b: [true, 'text', null]}</c>; texts in quotes, other scalars bare.</summary>
    public static string Show(Node node)
    {
        StringBuilder text = new();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>The part of the source that a node spans.</summary>
    public static string Cut(Node node) => node.Span.Source!.Text.Substring(node.Span.Start, node.Span.Length);

    /// <summary>Every node below and including a node.</summary>
    public static IEnumerable<Node> All(Node node) => node switch
    {
        MappingNode mapping => mapping.Entries.SelectMany(e => All(e.Key).Concat(All(e.Value))).Prepend(mapping),
        SequenceNode list => list.Items.SelectMany(All).Prepend(list),
        _ => [node],
    };

    private static void Append(StringBuilder text, Node node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                text.Append(scalar.Kind switch
                {
                    ScalarKind.Text => "'" + Escape(scalar.Text) + "'",
                    ScalarKind.Null => "null",
                    _ => scalar.Text,
                });
                break;
            case SequenceNode list:
                text.Append('[');
                Join(text, list.Items, item => Append(text, item));
                text.Append(']');
                break;
            case MappingNode mapping:
                text.Append('{');
                Join(text, mapping.Entries, entry =>
                {
                    text.Append(Escape(entry.Name)).Append(": ");
                    Append(text, entry.Value);
                });
                text.Append('}');
                break;
        }
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    private static void Join<T>(StringBuilder text, IEnumerable<T> items, Action<T> append)
    {
        bool first = true;
        foreach (T item in items)
        {
            text.Append(first ? "" : ", ");
            append(item);
            first = false;
        }
    }
}
