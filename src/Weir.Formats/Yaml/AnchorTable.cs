using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Formats.Yaml;

/// <summary>The anchors so far, and how much the aliases add to the document.</summary>
internal sealed class AnchorTable(YamlFindings findings)
{
    /// <summary>Among more anchors than these none is suggested: a text with thousands of wrong aliases must not take forever.</summary>
    private const int MaximumSuggested = 100;

    private Dictionary<string, Anchored>? anchors;
    private int values;
    private int added;

    /// <summary>How many values there are so far, those that aliases repeat included.</summary>
    public int Values => values;

    public void CountValue() => values++;

    /// <summary>Notes that the value of an anchor begins here.</summary>
    /// <returns>What <see cref="End"/> is to be given.</returns>
    public int Begin(NodeProperties properties)
    {
        if (properties.Anchor is { } name)
        {
            (anchors ??= new(StringComparer.Ordinal))[name] = new Anchored(null, 0);
        }

        return values;
    }

    /// <summary>Notes that the value of an anchor is complete.</summary>
    public void End(NodeProperties properties, Node node, int began)
    {
        if (properties.Anchor is { } name)
        {
            (anchors ??= new(StringComparer.Ordinal))[name] = new Anchored(node, values - began);
        }
    }

    /// <summary>The node that an alias names, or null after a finding.</summary>
    public Node? Resolve(string name, SourceSpan span)
    {
        if (anchors is null || !anchors.TryGetValue(name, out Anchored found))
        {
            string? hint = anchors is { Count: > 0 and <= MaximumSuggested } ? Suggestion.Hint(name, anchors.Keys) : null;
            findings.Report(
                FormatCodes.UnknownAnchor, span.Start, span.Length, $"There is no anchor '&{name}' before this alias.",
                hint ?? $"Write '&{name}' before the value that is meant, or put this one in quotes if it is a text.");
            return null;
        }

        if (found.Node is null)
        {
            findings.Report(
                FormatCodes.EndlessAlias, span.Start, span.Length, $"The alias '*{name}' stands inside the value that it names, which would never end.", "Remove it.");
            return null;
        }

        return Add(found.Size, span.Start, span.Length) ? found.Node : null;
    }

    /// <summary>Counts values that an alias or a merge adds; false, and reading ends, when they are too many.</summary>
    public bool Add(int count, int start, int length)
    {
        values = unchecked(values + count);
        added += count;
        if (added <= YamlFormat.MaximumAliasedValues)
        {
            return true;
        }

        findings.Stop(
            FormatCodes.EndlessAlias, start, length, $"The aliases up to this one unfold to more than {YamlFormat.MaximumAliasedValues} values.",
            "Write fewer aliases of aliases.");
        return false;
    }

    private readonly record struct Anchored(Node? Node, int Size);
}
