using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Weir.Architecture.Support;

/// <summary>A C# file and its syntax tree.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path)
    {
        FilePath = path;
        Text = Repository.Read(path);
        Root = CSharpSyntaxTree.ParseText(Text).GetCompilationUnitRoot();
    }

    /// <summary>Every C# file of src, tests and bench.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Repository.WithEnding(".cs").Where(path => !path.StartsWith("examples/", StringComparison.Ordinal)).Select(path => new SourceFile(path))];

    /// <summary>The files of the product.</summary>
    public static IEnumerable<SourceFile> Product => All.Where(file => file.FilePath.StartsWith("src/", StringComparison.Ordinal));

    /// <summary>From the root, with slashes.</summary>
    public string FilePath { get; }

    public string Text { get; }

    public CompilationUnitSyntax Root { get; }

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>The project that the file lies in.</summary>
    public Project Project => Project.All.Single(project => FilePath.StartsWith(project.Folder + "/", StringComparison.Ordinal));

    public string? Namespace => Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();

    /// <summary>Types, enums and delegates that lie in no other type.</summary>
    public IEnumerable<MemberDeclarationSyntax> TopTypes =>
        Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>Where a node stands, for a message: <c>src/File.cs:12</c>.</summary>
    public string Place(Microsoft.CodeAnalysis.SyntaxNode node) =>
        $"{FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
