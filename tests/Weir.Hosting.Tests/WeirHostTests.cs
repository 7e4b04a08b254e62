using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Text;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests;

public sealed class WeirHostTests : IDisposable
{
    private const string Copy = """
        aqueduct: "1.0"
        id: copy
        modules:
          - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
          - { id: save, type: Egress, config: { format: csv, path: out/rows.csv, mode: overwrite } }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly List<RunEvent> events = [];

    public WeirHostTests() => folder.Write("in.csv", "id,name\n1,a\n2,b\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_writes_the_target_and_the_history()
    {
        RunOutcome outcome = await RunAsync(Copy);

        outcome.ExitCode.ShouldBe(0);
        File.ReadAllText(folder.At("out/rows.csv")).ShouldBe("id,name\n1,a\n2,b\n");
        await using IRunStore store = new WeirHost(folder.Environment()).OpenExistingStore(ProjectOptions.None)!;
        RunRecord record = store.ListRuns(new RunQuery()).ShouldHaveSingleItem();
        record.Status.ShouldBe(RunStatus.Success);
        record.Published.ShouldBe(["save"]);
        store.ReadEvents(record.RunId).Count.ShouldBe(events.Count(e => e is not ModuleProgress));
    }

    [Fact]
    public async Task Compiling_and_binding_leave_no_trace()
    {
        WeirHost host = new(folder.Environment());
        folder.Write("blueprint.yml", Copy);
        Compiled compiled = host.Compile(new CompileRequest { Path = "blueprint.yml" });

        BindOutcome bound = await host.BindAsync(compiled, default);

        bound.Schemas["rows"]["main"].Fields.Select(f => f.Name).ShouldBe(["id", "name"]);
        Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order().ShouldBe(["blueprint.yml", "in.csv"]);
    }

    [Fact]
    public async Task Depot_value_of_one_run_is_read_by_the_next()
    {
        const string Watermark = """
            aqueduct: "1.0"
            id: mark
            modules:
              - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
              - { id: new, type: Channel, config: { op: filter, condition: "id > @aq.depot.get('last', '0')" } }
              - { id: save, type: Egress, config: { format: csv, path: out/rows.csv, mode: overwrite } }
              - { id: keep, type: Egress, config: { format: depot, key: last, value_expr: max(id) } }
            edges:
              - { from: rows, to: new }
              - { from: new, to: save }
              - { from: rows, to: keep }
            """;

        (await RunAsync(Watermark)).ExitCode.ShouldBe(0);
        File.ReadAllText(folder.At("out/rows.csv")).ShouldBe("id,name\n1,a\n2,b\n");
        folder.Write("in.csv", "id,name\n1,a\n2,b\n3,c\n");
        (await RunAsync(Watermark)).ExitCode.ShouldBe(0);

        File.ReadAllText(folder.At("out/rows.csv")).ShouldBe("id,name\n3,c\n");
    }

    [Fact]
    public async Task Resumed_run_keeps_its_id_and_the_values_that_it_began_with()
    {
        const string Stamped = """
            aqueduct: "1.0"
            id: stamped
            modules:
              - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
              - { id: mark, type: Channel, config: { op: sql, query: "SELECT id, '@aq.run.id()' AS run FROM rows" } }
              - { id: gate, type: Assert, config: { rules: [ { type: min_rows, min: 3 } ] } }
              - { id: save, type: Egress, config: { format: csv, path: out/rows.csv } }
            """;
        (await RunAsync(Stamped, "first")).ExitCode.ShouldBe(2);
        folder.Write("in.csv", "id,name\n1,a\n2,b\n3,c\n");

        RunOutcome resumed = await RunAsync(Stamped, options: new RunOptions { Resume = true });

        resumed.ExitCode.ShouldBe(0);
        File.ReadAllText(folder.At("out/rows.csv")).ShouldBe("id,run\n1,first\n2,first\n3,first\n");
    }

    [Fact]
    public async Task Nothing_to_resume_is_said()
    {
        await RunAsync(Copy);

        WeirException failure = await Should.ThrowAsync<WeirException>(() => RunAsync(Copy, options: new RunOptions { Resume = true }));

        failure.Diagnostic.Code.ShouldBe(HostingCodes.RunNotFound);
        failure.Diagnostic.Message.ShouldBe("No run of 'copy' is unfinished.");
    }

    [Fact]
    public void Project_settings_of_an_engine_lie_below_those_of_the_Blueprint()
    {
        folder.Write("weir.yml", "weir_config: \"1.0\"\nengine: { duckdb: { memory_limit: 1GB, threads: 1 } }\n");
        folder.Write("blueprint.yml", Copy + "\nengine: { duckdb: { threads: 2 } }\n");

        Compiled compiled = new WeirHost(folder.Environment()).Compile(new CompileRequest { Path = "blueprint.yml" });

        MappingNode settings = compiled.Manifest!.EngineSettings["duckdb"].ShouldBeOfType<MappingNode>();
        settings.Entries.Select(e => $"{e.Name}={e.Value}").ShouldBe(["memory_limit=1GB", "threads=2"]);
    }

    [Fact]
    public void Unknown_engine_of_the_project_is_told_with_its_place()
    {
        folder.Write("weir.yml", "weir_config: \"1.0\"\ndeployment: { engine: duckbd }\n");
        folder.Write("blueprint.yml", Copy);

        Compiled compiled = new WeirHost(folder.Environment()).Compile(new CompileRequest { Path = "blueprint.yml" });

        Diagnostic found = compiled.Diagnostics.ShouldHaveSingleItem();
        (found.Span.ToString(), found.Hint).ShouldBe(("weir.yml:2:23", "Did you mean 'duckdb'?"));
    }

    private async Task<RunOutcome> RunAsync(string blueprint, string? runId = null, RunOptions? options = null)
    {
        folder.Write("blueprint.yml", blueprint);
        WeirHost host = new(folder.Environment());
        Compiled compiled = host.Compile(new CompileRequest { Path = "blueprint.yml", RunId = runId });
        compiled.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        return await host.RunAsync(compiled, options ?? new RunOptions(), new Recorder(events), default);
    }
}
