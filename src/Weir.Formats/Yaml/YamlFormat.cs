using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Formats.Yaml;

/// <summary>Reads YAML 1.2 with the core schema: every key and value with its place, down to the single character.</summary>
/// <remarks>
/// <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c> are texts, as in YAML 1.2. Anchors, aliases and the merge key are resolved. A text is one
/// document. Linear in the length of the text; nests at most <see cref="MaximumDepth"/> deep.
/// </remarks>
public static class YamlFormat
{
    /// <summary>Deeper nesting is refused, so that no later part can run out of stack.</summary>
    public const int MaximumDepth = 200;

    /// <summary>How many values the aliases and merges of a document may add to it.</summary>
    public const int MaximumAliasedValues = 250_000;

    /// <summary>Reads a text. Never throws for what the text holds: every finding goes to the bag with its place.</summary>
    /// <param name="source">The text; a byte order mark at its start is skipped.</param>
    /// <param name="bag">Receives the findings.</param>
    /// <returns>The tree; after a finding that stops the reading, what was read before it; an empty mapping for an empty text.</returns>
    public static Document Read(SourceText source, DiagnosticBag bag)
    {
        YamlCursor cursor = new(source);
        YamlFindings findings = new(bag, cursor);
        Node? root = findings.CheckCharacters() ? new DocumentReader(cursor, findings).Read() : null;
        return new Document(source, root ?? new MappingNode([], new SourceSpan(source, 0, 0)));
    }
}
