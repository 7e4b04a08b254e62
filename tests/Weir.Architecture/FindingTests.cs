using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Weir.Architecture.Support;

namespace Weir.Architecture;

/// <summary>The catalogues of findings: one id, one name, one page, and somebody who gives it.</summary>
public sealed partial class FindingTests
{
    [Fact]
    public void Catalogues_are_found() => CodeEntry.All.Select(entry => entry.Catalogue).Distinct().ShouldContain("CompilerCodes");

    [Fact]
    public void Ids_are_unique() => Violations.ShouldBeNone(
        CodeEntry.All.GroupBy(entry => entry.Id).Where(group => group.Count() > 1).SelectMany(group => group).Select(entry => $"{entry.Place}: {entry.Id}"),
        "An id names one finding.");

    [Fact]
    public void Names_are_unique() => Violations.ShouldBeNone(
        CodeEntry.All.GroupBy(entry => entry.Slug).Where(group => group.Count() > 1).SelectMany(group => group).Select(entry => $"{entry.Place}: {entry.Slug}"),
        "warnings.suppress takes names, so a name means one finding.");

    [Fact]
    public void Ids_and_names_have_their_shape() => Violations.ShouldBeNone(
        from entry in CodeEntry.All
        where !Id().IsMatch(entry.Id) || !Slug().IsMatch(entry.Slug) || !entry.Explanation.EndsWith('.')
        select $"{entry.Place}: {entry.Id} {entry.Slug}",
        "WEIR and four digits, a name in kebab case, sentences for the reference page.");

    [Fact]
    public void A_catalogue_has_a_range_of_ids_to_itself() => Violations.ShouldBeNone(
        from range in CodeEntry.All.GroupBy(entry => entry.Id[..6])
        where range.Select(entry => entry.Catalogue).Distinct().Count() > 1
        from entry in range
        select $"{entry.Place}: {entry.Id}",
        "The first digits of an id tell the project that gives it.");

    [Fact]
    public void Catalogues_list_all_they_define() => Violations.ShouldBeNone(
        from file in SourceFile.Product
        where file.FilePath.EndsWith("Codes.cs", StringComparison.Ordinal)
        let list = file.Root.DescendantNodes().OfType<PropertyDeclarationSyntax>().FirstOrDefault(property => property.Identifier.Text == "All")
        let names = (list?.DescendantNodes() ?? []).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text).ToHashSet()
        from entry in CodeEntry.All
        where entry.Catalogue == Path.GetFileNameWithoutExtension(file.FilePath) && !names.Contains(entry.Property)
        select entry.Place,
        "All is what the reference and warnings.suppress see.");

    [GeneratedRegex("^WEIR[0-9]{4}$")]
    private static partial Regex Id();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Slug();
}
