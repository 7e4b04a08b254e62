using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Weir.Architecture.Support;

/// <summary>An entry of a catalogue of findings, as its source says.</summary>
internal sealed record CodeEntry(string Catalogue, string Property, string Id, string Slug, string Explanation, string Place)
{
    /// <summary>The entries of all files named <c>*Codes.cs</c>.</summary>
    public static IReadOnlyList<CodeEntry> All { get; } =
    [
        .. from file in SourceFile.Product
           where file.FilePath.EndsWith("Codes.cs", StringComparison.Ordinal)
           from property in file.Root.DescendantNodes().OfType<PropertyDeclarationSyntax>()
           where property.Type.ToString() == "DiagnosticCode"
           select Read(file, property),
    ];

    private static CodeEntry Read(SourceFile file, PropertyDeclarationSyntax property)
    {
        string[] texts = [.. property.Initializer!.DescendantNodes().OfType<LiteralExpressionSyntax>().Select(e => e.Token.ValueText)];
        return new CodeEntry(Path.GetFileNameWithoutExtension(file.FilePath), property.Identifier.Text, texts[0], texts[1], texts[^1], file.Place(property));
    }
}
