using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Weir.Architecture.Support;

namespace Weir.Architecture;

/// <summary>A reader finds a type by its name, and never faces a file or a method that is too long.</summary>
public sealed class LayoutTests
{
    private const int LongestFile = 500;
    private const int LongestMethod = 60;

    [Fact]
    public void Files_are_read_without_a_syntax_error() => Violations.ShouldBeNone(
        from file in SourceFile.All
        from finding in file.Root.GetDiagnostics()
        where finding.Severity == DiagnosticSeverity.Error
        select $"{file.FilePath}: {finding}",
        "The tests of this project must understand what they read.");

    [Fact]
    public void Files_are_short() => Violations.ShouldBeNone(
        from file in SourceFile.All
        where file.Lines > LongestFile
        select $"{file.FilePath}: {file.Lines} lines",
        $"A file has at most {LongestFile} lines. Cut it by state or by pass.");

    [Fact]
    public void Methods_are_short() => Violations.ShouldBeNone(
        from file in SourceFile.All
        from method in file.Root.DescendantNodes().Where(IsBody)
        let lines = Lines(method)
        where lines > LongestMethod
        select $"{file.Place(method)}: {lines} lines",
        $"A method has at most {LongestMethod} lines. Cut it by state or by pass.");

    [Fact]
    public void Namespaces_follow_folders() => Violations.ShouldBeNone(
        from file in SourceFile.All
        let expected = ExpectedNamespace(file)
        where file.Namespace is { } actual && actual != expected
        select $"{file.FilePath}: {file.Namespace}, expected {expected}",
        "A namespace is its project's name and its folders.");

    [Fact]
    public void A_file_is_named_after_its_type() => Violations.ShouldBeNone(
        from file in SourceFile.Product
        from type in file.TopTypes
        where !IsTableOfDeclarations(file) && NameOf(type) != FileType(file)
        select $"{file.Place(type)}: {NameOf(type)}",
        "One file, one type, one name; parts of a partial type may add a suffix after a dot.");

    [Fact]
    public void A_file_has_at_most_one_public_type() => Violations.ShouldBeNone(
        from file in SourceFile.Product
        let types = file.TopTypes.Where(IsPublic).Select(NameOf).ToArray()
        where types.Length > 1
        select $"{file.FilePath}: {string.Join(", ", types)}",
        "One file holds one public type.");

    /// <summary>A native library's handles and structs, and what is told of a protocol's generated messages, are one table each; none of them is public.</summary>
    private static bool IsTableOfDeclarations(SourceFile file) =>
        (file.FilePath.Contains("/Native/", StringComparison.Ordinal) || file.FilePath.Contains("/Protocol/", StringComparison.Ordinal)) && !file.TopTypes.Any(IsPublic);

    private static bool IsBody(SyntaxNode node) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax;

    private static int Lines(SyntaxNode node)
    {
        FileLinePositionSpan span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string ExpectedNamespace(SourceFile file)
    {
        string folders = Path.GetDirectoryName(file.FilePath[(file.Project.Folder.Length + 1)..])!;
        return folders.Length == 0 ? file.Project.Name : $"{file.Project.Name}.{folders.Replace('/', '.').Replace('\\', '.')}";
    }

    private static string FileType(SourceFile file) => Path.GetFileName(file.FilePath).Split('.')[0];

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static string NameOf(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax function ? function.Identifier.Text : ((BaseTypeDeclarationSyntax)type).Identifier.Text;
}
