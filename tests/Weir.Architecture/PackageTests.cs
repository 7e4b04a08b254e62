using System.Xml.Linq;
using Weir.Architecture.Support;

namespace Weir.Architecture;

/// <summary>Each dependency is chosen once, pinned once, and explained.</summary>
public sealed class PackageTests
{
    private static readonly string[] Central =
        [.. XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(e => (string)e.Attribute("Include")!)];

    private static readonly string[] Everywhere =
        [.. XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("PackageReference").Select(e => (string)e.Attribute("Include")!)];

    [Fact]
    public void Core_needs_no_package() => Project.All.Single(project => project.Name == "Weir.Core").Packages.ShouldBeEmpty();

    [Fact]
    public void Every_package_has_a_decision() => Violations.ShouldBeNone(
        from package in Central
        let decisions = Repository.WithEnding(".md").Where(file => file.StartsWith("docs/adr/", StringComparison.Ordinal))
        where !decisions.Any(file => Repository.Read(file).Contains($"`{package}`", StringComparison.Ordinal))
        select package,
        "Name each package of Directory.Packages.props in docs/adr, `in backquotes`, with the reason it was chosen over its rivals.");

    [Fact]
    public void Every_package_is_used() => Violations.ShouldBeNone(
        Central.Except(Project.All.SelectMany(project => project.Packages)).Except(Everywhere),
        "Remove what no project uses from Directory.Packages.props.");

    [Fact]
    public void Versions_are_central() => Violations.ShouldBeNone(
        from project in Project.All
        from version in project.OwnVersions
        select $"{project.File}: {version}",
        "Versions stand in Directory.Packages.props only.");

    [Fact]
    public void Every_project_has_a_lock_file() => Violations.ShouldBeNone(
        from project in Project.All
        where !Repository.Files.Contains(project.Folder + "/packages.lock.json")
        where !Repository.Read(project.File).Contains("<RestorePackagesWithLockFile>false<", StringComparison.Ordinal)
        select project.File,
        "Commit packages.lock.json, which a restore writes; a program that is published for the machine at hand says that it has none.");

    [Fact]
    public void The_banned_calls_reach_every_project()
    {
        Everywhere.ShouldContain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        string banned = Repository.Read("eng/BannedSymbols.txt");
        foreach (string symbol in new[] { "P:System.DateTime.Now;", "P:System.DateTimeOffset.UtcNow;", "M:System.Threading.Thread.Sleep(System.Int32);" })
        {
            banned.ShouldContain(symbol);
        }
    }
}
