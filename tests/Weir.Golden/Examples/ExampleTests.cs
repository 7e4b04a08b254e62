using Weir.Golden.Support;

namespace Weir.Golden.Examples;

/// <summary>Every example compiles to the Manifest, and writes the rows, that are committed.</summary>
public sealed class ExampleTests
{
    private static readonly string[] Files = ["blueprint.yml", "pipeline.conf", "flow.yml"];

    public static TheoryData<string> Names => [.. Files.SelectMany(f => Repository.Cases(Repository.Examples, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Example_writes_what_is_committed(string name)
    {
        using Workspace workspace = Lay(name, out string folder);

        CliRun run = await CliRun.RunAsync(folder, "run", FileIn(folder), "--run-id", "golden");

        run.Error.ShouldNotContain("error");
        run.Code.ShouldBe(0, run.Error + run.Out);
        GoldenText.Check(Path.Combine(Repository.Goldens, "examples", name, "outputs.txt"), OutputDigest.Of(Path.Combine(folder, "out")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Example_compiles_to_what_is_committed(string name)
    {
        using Workspace workspace = Lay(name, out string folder);

        CliRun compiled = await CliRun.RunAsync(folder, "compile", FileIn(folder), "--show", "manifest");

        compiled.Code.ShouldBe(0, compiled.Error);
        string text = compiled.Out.Replace(workspace.Path, "<root>", StringComparison.Ordinal);
        GoldenText.Check(Path.Combine(Repository.Goldens, "examples", name, "manifest.json"), text);
    }

    private static string FileIn(string folder) => Files.First(f => File.Exists(Path.Combine(folder, f)));

    private static Workspace Lay(string name, out string folder)
    {
        Workspace workspace = new();
        folder = workspace.Copy(Path.Combine(Repository.Examples, name));
        workspace.Link(Path.Combine(Repository.Examples, "data"));
        return workspace;
    }
}
