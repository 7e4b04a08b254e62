using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Weir.Architecture.Support;

namespace Weir.Architecture;

/// <summary>What the code must not do, whatever the analysers are set to.</summary>
public sealed class CodeTests
{
    private static readonly string[] Clocks =
        ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Thread.Sleep", "Environment.TickCount", "Environment.TickCount64"];

    private static readonly string[] StartUpPath = ["Weir.Formats", "Weir.Dialects", "Weir.Compiler"];

    [Fact]
    public void Time_is_an_input() => Violations.ShouldBeNone(
        from file in SourceFile.All
        from access in file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        let text = LastTwoNames(access)
        where Clocks.Contains(text)
        select $"{file.Place(access)}: {text}",
        "Take a TimeProvider.");

    [Fact]
    public void Nothing_is_left_for_later() => Violations.ShouldBeNone(
        from file in SourceFile.All
        from node in file.Root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        where node.Type.ToString().EndsWith("NotImplementedException", StringComparison.Ordinal)
        select file.Place(node),
        "A stub is a promise that nobody keeps: build it, or leave it out.");

    [Fact]
    public void No_comment_is_a_note_to_self() => Violations.ShouldBeNone(
        from file in SourceFile.All
        from trivia in file.Root.DescendantTrivia(descendIntoTrivia: true)
        where IsComment(trivia) && IsNote(trivia.ToString())
        select $"{file.FilePath}: {trivia.ToString().Trim()}",
        "Do it now or write an issue.");

    [Fact]
    public void A_silenced_rule_has_a_reason() => Violations.ShouldBeNone(
        from file in SourceFile.All
        from pragma in file.Root.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
        where pragma.DisableOrRestoreKeyword.ValueText == "disable" && !pragma.ToString().Contains("//", StringComparison.Ordinal)
            && !pragma.EndOfDirectiveToken.LeadingTrivia.ToString().Contains("//", StringComparison.Ordinal)
            && !pragma.GetTrailingTrivia().ToString().Contains("//", StringComparison.Ordinal)
        select file.Place(pragma),
        "Write the reason after the pragma: #pragma warning disable CA1031 // because.");

    [Fact]
    public void Only_the_command_line_prints() => Violations.ShouldBeNone(
        from file in SourceFile.Product
        where file.Project.Name != "Weir.Cli"
        from access in file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where access.Expression.ToString() is "Console" or "System.Console"
        select $"{file.Place(access)}: {access}",
        "A run speaks by events; what is shown is the command line's to decide.");

    [Fact]
    public void Nothing_ends_the_process() => Violations.ShouldBeNone(
        from file in SourceFile.Product
        from access in file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where LastTwoNames(access) is "Environment.Exit" or "Environment.FailFast"
        select $"{file.Place(access)}: {access}",
        "Staged files would stay behind. Return an exit code.");

    [Fact]
    public void Start_up_needs_no_regular_expressions() => Violations.ShouldBeNone(
        from file in SourceFile.Product
        where StartUpPath.Contains(file.Project.Name)
        from import in file.Root.DescendantNodes().OfType<UsingDirectiveSyntax>()
        where import.Name?.ToString() == "System.Text.RegularExpressions"
        select file.Place(import),
        "Building a Regex costs more than validating a Blueprint; scan by hand.");

    private static string LastTwoNames(MemberAccessExpressionSyntax access)
    {
        string owner = access.Expression is MemberAccessExpressionSyntax inner ? inner.Name.Identifier.Text : access.Expression.ToString();
        return $"{owner}.{access.Name.Identifier.Text}";
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.ToString().StartsWith('/') || trivia.ToString().StartsWith('*');

    private static bool IsNote(string comment) =>
        new[] { "TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X" }.Any(mark => comment.Contains(mark, StringComparison.Ordinal));
}
