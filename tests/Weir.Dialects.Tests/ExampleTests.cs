using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Dialects.Tests.Support;

namespace Weir.Dialects.Tests;

public sealed class ExampleTests
{
    private static string Folder { get; } = FindFolder();

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Where(d => File.Exists(Path.Combine(d, "blueprint.yml"))).Select(d => Path.GetFileName(d)!).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_is_read_without_a_finding(string name)
    {
        string path = Path.Combine(Folder, name, "blueprint.yml");
        string text = File.ReadAllText(path);

        (Blueprint? blueprint, DiagnosticBag findings) = Reading.Read(text, path, Path.GetDirectoryName(path)!);

        findings.Select(Reading.Line).ShouldBeEmpty();
        blueprint.ShouldNotBeNull().Id.Text.ShouldBe(name);
        blueprint.Modules.Length.ShouldBe(text.Split('\n').Select(l => l.TrimStart()).Count(IsModule));
        DialectDetector.OfYaml(Reading.Document(text), []).ShouldBe("blueprint");
    }

    private static bool IsModule(string line) => line.StartsWith("- id:", StringComparison.Ordinal)
        || (line.StartsWith("- { id:", StringComparison.Ordinal) && line.Contains(", type:", StringComparison.Ordinal));

    private static string FindFolder()
    {
        string folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "examples")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "examples");
    }
}
