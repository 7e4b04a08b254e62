using System.Globalization;
using System.Text;
using Weir.Golden.Support;

namespace Weir.Golden.Errors;

/// <summary>What bad input gets: every finding with its place, the right exit code, and nothing written.</summary>
/// <remarks>
/// A case is a folder with a <c>blueprint.yml</c> and an <c>expected.txt</c>. A file <c>command.txt</c> holds the words of the command line, one a line, where they are not
/// <c>validate blueprint.yml</c>.
/// </remarks>
public sealed class ErrorTests
{
    private const string Expected = "expected.txt";

    private static string Folder => Path.Combine(Repository.Goldens, "errors");

    public static TheoryData<string> Names => [.. Repository.Cases(Folder, "blueprint.yml")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_gets_the_committed_findings(string name)
    {
        using Workspace workspace = new();
        string folder = workspace.Copy(Path.Combine(Folder, name));
        File.Delete(Path.Combine(folder, Expected));
        string command = Path.Combine(folder, "command.txt");
        string[] words = File.Exists(command) ? File.ReadAllLines(command) : ["validate", "blueprint.yml"];
        string[] before = Files(folder);

        CliRun run = await CliRun.RunAsync(folder, words);

        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"$ weir {string.Join(' ', words)}\n{run.Out}{run.Error}exit code {run.Code}\n");
        GoldenText.Check(Path.Combine(Folder, name, Expected), text.ToString().Replace(workspace.Path, "<root>", StringComparison.Ordinal));
        run.Code.ShouldNotBe(0);
        Files(folder).ShouldBe(before);
    }

    /// <summary>All files but the history's.</summary>
    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/.weir/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
