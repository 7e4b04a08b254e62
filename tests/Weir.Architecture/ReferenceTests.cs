using System.Xml.Linq;
using Weir.Architecture.Support;

namespace Weir.Architecture;

/// <summary>Projects know each other only along the arrows of ARCHITECTURE.md.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Product_projects_follow_the_arrows() => Violations.ShouldBeNone(
        from project in Project.All
        where project.Area == "src"
        from reference in project.References
        where !ReferenceRules.Allows(project.Name, reference)
        select $"{project.Name} -> {reference}",
        "No other arrow than those of ARCHITECTURE.md. Move the shared type to Weir.Core, or the wiring to Weir.Hosting.");

    [Fact]
    public void Every_product_project_is_a_room_of_the_house() => Violations.ShouldBeNone(
        from project in Project.All
        where project.Area == "src" && !ReferenceRules.Knows(project.Name)
        select project.File,
        "A project must have its place in ARCHITECTURE.md and in ReferenceRules.");

    [Fact]
    public void No_product_project_knows_a_test_or_a_benchmark() => Violations.ShouldBeNone(
        from project in Project.All
        where project.Area == "src"
        from reference in project.References
        where Project.All.Single(other => other.Name == reference).Area != "src"
        select $"{project.Name} -> {reference}",
        "What ships must not need what proves it.");

    [Fact]
    public void The_conformance_kits_know_the_contracts_only() =>
        Project.All.Single(project => project.Name == "Weir.Conformance").References.ShouldBe(["Weir.Core"]);

    [Fact]
    public void A_test_project_mirrors_its_project() => Violations.ShouldBeNone(
        from project in Project.All
        where project.Area == "tests" && project.Name.EndsWith(".Tests", StringComparison.Ordinal)
        let subject = project.Name[..^".Tests".Length]
        where !project.References.Contains(subject)
        select $"{project.Name} does not reference {subject}",
        "tests/Weir.X.Tests tests src/Weir.X.");

    [Fact]
    public void Every_project_is_in_the_solution_and_in_a_folder_of_its_name()
    {
        string[] listed = [.. XDocument.Parse(Repository.Read("Weir.slnx")).Descendants("Project").Select(e => (string)e.Attribute("Path")!)];

        listed.Order(StringComparer.Ordinal).ShouldBe(Project.All.Select(project => project.File));
        Violations.ShouldBeNone(
            from project in Project.All
            where !project.Folder.EndsWith("/" + project.Name, StringComparison.Ordinal)
            select project.File,
            "A project lies in a folder of its own name.");
    }

    [Theory]
    [InlineData("Weir.Core", "Weir.Formats", false)]
    [InlineData("Weir.Formats", "Weir.Core", true)]
    [InlineData("Weir.Dialects", "Weir.Formats", true)]
    [InlineData("Weir.Compiler", "Weir.Dialects", false)]
    [InlineData("Weir.Engines.DuckDb", "Weir.Runner", false)]
    [InlineData("Weir.Hosting", "Weir.Cli", false)]
    [InlineData("Weir.Cli", "Weir.Hosting", true)]
    [InlineData("Weir.Cli", "Weir.Compiler", false)]
    [InlineData("Weir.Unheard", "Weir.Core", false)]
    public void The_rules_say_what_the_drawing_says(string from, string to, bool allowed) => ReferenceRules.Allows(from, to).ShouldBe(allowed);
}
