using Weir.Conformance.Services;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Stores;

/// <summary>A project whose history, depot, state and locks are in PostgreSQL.</summary>
public sealed class PostgresProjectTests : IDisposable
{
    private const string Blueprint = """
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

    private readonly TemporaryFolder folder = new();
    private readonly ServiceProcess? server = ServiceProcess.TryStart("postgres", "/usr/lib/postgresql/*");

    public void Dispose()
    {
        server?.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Runs_are_kept_there_and_nowhere_else()
    {
        Assert.SkipWhen(server is null, "PostgreSQL is not installed.");
        folder.Write("weir.yml", $"stores: {{ history: {{ url: \"postgres://weir:${{WEIR_PASSWORD}}@127.0.0.1:{server!.Port}/weir?schema=ops\" }} }}\n");
        folder.Write("blueprint.yml", Blueprint);
        folder.Write("in.csv", "id\n1\n2\n");
        new WeirHost(Environment()).OpenExistingStore(ProjectOptions.None).ShouldBeNull("looking makes nothing");

        (await RunAsync()).Status.ShouldBe(RunStatus.Success);
        folder.Write("in.csv", "id\n1\n2\n3\n");
        (await RunAsync()).Status.ShouldBe(RunStatus.Success);

        File.ReadAllText(folder.At("out/rows.csv")).ShouldBe("id\n3\n", "the second run read the first one's value");
        await using ProjectStores stores = new WeirHost(Environment()).OpenExistingStores(ProjectOptions.None)!;
        stores.Runs.ListRuns(new RunQuery()).Count.ShouldBe(2);
        stores.Runs.GetDepot("last").ShouldBe("3");
        stores.Locks.ListLocks().ShouldBeEmpty();
        Directory.Exists(folder.At(".weir")).ShouldBeFalse();
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("weir-secret", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private HostEnvironment Environment() => folder.Environment(("WEIR_PASSWORD", "weir-secret"));

    private async Task<RunOutcome> RunAsync()
    {
        WeirHost host = new(Environment());
        Compiled compiled = host.Compile(new CompileRequest { Path = "blueprint.yml" });
        compiled.Diagnostics.ShouldBeEmpty();
        return await host.RunAsync(compiled, new RunOptions(), new Quiet(), default);
    }

    private sealed class Quiet : IEventSink
    {
        public void Publish(RunEvent runEvent)
        {
            // What is stored is looked at instead.
        }
    }
}
