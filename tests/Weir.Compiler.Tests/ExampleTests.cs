using Weir.Compiler.Tests.Support;
using Weir.Connectors.Databases;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Engines.DuckDb;

namespace Weir.Compiler.Tests;

public sealed class ExampleTests
{
    private static string Folder { get; } = FindFolder();

    private static Dictionary<string, IEngine> Engines { get; } = new() { ["duckdb"] = new DuckDbEngine(TimeProvider.System) };

    private static ConnectorCatalogue Connectors { get; } = new([new ConnectorEntry("sqlite", [], static () => DatabaseConnectors.Sqlite())]);

    /// <summary>All but those with parts that only the host can load: a sub-Blueprint, a source in C#.</summary>
    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Where(d => Path.GetFileName(d) is not ("rules" or "arcade") && File.Exists(Path.Combine(d, "blueprint.yml"))).Select(d => Path.GetFileName(d)!).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_compiles_without_a_finding(string name)
    {
        Compiled compiled = Compile(name);

        compiled.Findings.ShouldBeEmpty();
        compiled.Manifest.BlueprintId.ShouldBe(name);
        compiled.Manifest.Fingerprint.Length.ShouldBe(16);
    }

    [Fact]
    public void Flights_runs_its_probe_right_behind_the_gate_that_it_looks_at()
    {
        Manifest manifest = Compile("flights").Manifest;

        manifest.Modules.Select(m => m.Id).ShouldBe(["flights", "airports", "plausible", "located", "quality", "profile", "by_state_month", "worst", "save_months", "save_report", "save_impossible"]);
        manifest.Find("plausible")!.Config.Node["spillway_condition"]!.ToString().ShouldBe("delay < -60 OR delay > 1440");
        manifest.Find("plausible")!.Spillway.ShouldBe("save_impossible");
    }

    private static Compiled Compile(string name) => Compiled.From(
        File.ReadAllText(Path.Combine(Folder, name, "blueprint.yml")),
        with: static options => options with { Engines = Engines, Connectors = Connectors },
        folder: Path.Combine(Folder, name));

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
