using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects.Blueprints;
using Weir.Formats.Yaml;

namespace Weir.Dialects.Tests.Support;

/// <summary>Reads texts the way that the host does: format, then dialect.</summary>
internal static class Reading
{
    public const string Head = "aqueduct: \"1.0\"\nid: test\n";

    public static (Blueprint? Blueprint, DiagnosticBag Findings) Read(string yaml, string path = "blueprint.yml", string folder = "/project")
    {
        DiagnosticBag bag = [];
        Document document = YamlFormat.Read(new SourceText(path, yaml), bag);
        return (BlueprintDialect.Read(document, folder, bag), bag);
    }

    /// <summary>The Blueprint of a text without findings.</summary>
    public static Blueprint Good(string yaml)
    {
        (Blueprint? blueprint, DiagnosticBag findings) = Read(yaml);
        findings.Select(Line).ShouldBeEmpty();
        return blueprint.ShouldNotBeNull();
    }

    /// <summary>The findings of a text in the order of its places, each <c>slug line:column message</c>.</summary>
    public static string[] Findings(string yaml) => [.. Read(yaml).Findings.InSourceOrder().Select(Line)];

    public static string Line(Diagnostic diagnostic) => $"{diagnostic.Code.Slug} {diagnostic.Span.Line}:{diagnostic.Span.Column} {diagnostic.Message}";

    public static Document Document(string yaml)
    {
        DiagnosticBag bag = [];
        Document document = YamlFormat.Read(new SourceText("file.yml", yaml), bag);
        bag.ShouldBeEmpty();
        return document;
    }
}
