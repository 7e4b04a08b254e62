using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Formats.Yaml;

/// <summary>What a tag makes of a node.</summary>
internal sealed class TagRules(YamlFindings findings)
{
    private const string CorePrefix = "tag:yaml.org,2002:";
    private static readonly string[] Names = ["str", "int", "float", "bool", "null", "seq", "map"];

    private readonly Dictionary<string, string> handles = new(StringComparer.Ordinal);

    /// <summary>Notes a <c>%TAG</c> directive.</summary>
    public void Define(string handle, string prefix) => handles[handle] = prefix;

    /// <summary>The node as its tag says, or as it is after a finding.</summary>
    public Node Apply(NodeProperties properties, Node node)
    {
        if (properties.Tag is not { } tag)
        {
            return node;
        }

        string? name = tag == "!" ? node is ScalarNode ? "str" : null : CoreNameOf(tag);
        if (tag == "!" && name is null)
        {
            return node;
        }

        if (name is null || Array.IndexOf(Names, name) < 0)
        {
            SourceSpan span = properties.TagSpan;
            findings.Report(
                FormatCodes.UnknownTag, span.Start, span.Length, $"The tag '{tag}' is not one of YAML's core schema.",
                name is null ? "Remove it, or put the value in quotes if it is meant to begin with '!'." : Suggestion.Hint("!!" + name, [.. Names.Select(n => "!!" + n)]));
            return node;
        }

        return ApplyCore(name, tag, node);
    }

    /// <summary>The name behind <c>!!</c>, however it is spelled; null for another tag.</summary>
    private string? CoreNameOf(string tag)
    {
        string full = tag;
        if (tag.StartsWith("!<", StringComparison.Ordinal) && tag[^1] == '>')
        {
            full = tag[2..^1];
        }
        else
        {
            int second = tag.IndexOf('!', 1);
            string handle = tag[..(second + 1)];
            full = handles.TryGetValue(handle.Length == 0 ? "!" : handle, out string? prefix)
                ? prefix + tag[Math.Max(handle.Length, 1)..]
                : handle == "!!" ? CorePrefix + tag[2..] : tag;
        }

        return full.StartsWith(CorePrefix, StringComparison.Ordinal) ? full[CorePrefix.Length..] : null;
    }

    private Node ApplyCore(string name, string tag, Node node)
    {
        if (node is ScalarNode scalar && name is not ("seq" or "map"))
        {
            ScalarKind found = CoreSchema.KindOf(scalar.Text);
            ScalarKind wanted = KindOf(name);
            if (wanted == found || wanted == ScalarKind.Text || (wanted == ScalarKind.Float && found == ScalarKind.Integer))
            {
                return new ScalarNode(scalar.Text, wanted, scalar.Span, _ => scalar.Map!);
            }
        }
        else if ((node is SequenceNode && name == "seq") || (node is MappingNode && name == "map"))
        {
            return node;
        }

        findings.Report(
            FormatCodes.TagMismatch, node.Span.Start, Math.Max(node.Span.Length, 1), $"The tag '{tag}' does not fit {node.Describe()}.", "Remove the tag, or correct the value.");
        return node;
    }

    private static ScalarKind KindOf(string name) => name switch
    {
        "int" => ScalarKind.Integer,
        "float" => ScalarKind.Float,
        "bool" => ScalarKind.Boolean,
        "null" => ScalarKind.Null,
        _ => ScalarKind.Text,
    };
}
