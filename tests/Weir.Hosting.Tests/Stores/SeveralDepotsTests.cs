using Weir.Conformance.Services;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Stores;

/// <summary>A Blueprint with several depots, one of them in Redis.</summary>
public sealed class SeveralDepotsTests : IDisposable
{
    private const string Blueprint = """
        aqueduct: "1.0"
        id: mark
        modules:
          - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
          - { id: new, type: Channel, config: { op: filter, condition: "id > @aq.depot.get('last', '0') AND id <> @aq.depot.shared.get('last', '0')" } }
          - { id: save, type: Egress, config: { format: csv, path: out/rows.csv, mode: overwrite } }
          - { id: keep, type: Egress, config: { format: depot, key: last, value_expr: max(id) } }
          - { id: share, type: Egress, config: { format: depot, depot: shared, key: last, value: "4" } }
        edges:
          - { from: rows, to: new }
          - { from: new, to: save }
          - { from: rows, to: keep }
          - { from: rows, to: share }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly ServiceProcess? server = ServiceProcess.TryStart("redis", "redis-server", "redis-cli");

    public void Dispose()
    {
        server?.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Each_keeps_its_own_values_under_the_same_key()
    {
        Assert.SkipWhen(server is null, "Redis is not installed.");
        string redis = $"redis://127.0.0.1:{server!.Port}/0";
        folder.Write("weir.yml", $"stores: {{ depots: {{ default: {{ url: \"{redis}\" }}, shared: {{ path: shared }} }}, locks: {{ url: \"{redis}\" }} }}\n");
        folder.Write("in.csv", "id\n1\n2\n");
        (await RunAsync()).Status.ShouldBe(RunStatus.Success);
        folder.Write("in.csv", "id\n2\n3\n4\n5\n");

        (await RunAsync()).Status.ShouldBe(RunStatus.Success);

        File.ReadAllText(folder.At("out/rows.csv")).ShouldBe("id\n3\n5\n");
        await using ProjectStores stores = new WeirHost(folder.Environment()).OpenExistingStores(ProjectOptions.None)!;
        stores.Runs.GetDepot("last").ShouldBe("5");
        stores.Runs.GetDepot("depot:shared/last").ShouldBe("4");
        File.Exists(folder.At("shared/history.db")).ShouldBeTrue();
        stores.Locks.TryAcquire("l", "test", TimeSpan.FromMinutes(1)).ShouldNotBeNull();
        stores.Locks.ListLocks().ShouldHaveSingleItem().Owner.ShouldBe("test");
    }

    [Fact]
    public void A_depot_that_the_project_does_not_name_is_found_before_anything_runs()
    {
        folder.Write("in.csv", "id\n1\n");
        folder.Write("blueprint.yml", Blueprint);

        Compiled compiled = new WeirHost(folder.Environment()).Compile(new CompileRequest { Path = "blueprint.yml" });

        compiled.Diagnostics.Where(d => d.Message == "There is no depot 'shared'.").Select(d => d.Code.Slug).ShouldContain("no-depot");
        Directory.Exists(folder.At(".weir")).ShouldBeFalse();
    }

    private async Task<RunOutcome> RunAsync()
    {
        folder.Write("blueprint.yml", Blueprint);
        WeirHost host = new(folder.Environment());
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
