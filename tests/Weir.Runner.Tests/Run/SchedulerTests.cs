using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Manifests;
using Weir.Runner.Run;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class SchedulerTests
{
    private readonly Lock gate = new();
    private readonly List<string> order = [];

    private static ModuleGraph Graph(params (string Id, string[] Needs)[] modules)
    {
        ManifestBuilder builder = new();
        foreach ((string id, string[] needs) in modules)
        {
            builder.Ingress(id).With(id, m => m with { DependsOn = [.. needs] });
        }

        return new ModuleGraph(builder.Build());
    }

    private async Task RunAsync(ModuleGraph graph, int parallelism, Func<int, string?>? laneOf = null, Func<int, Task>? work = null) =>
        await new Scheduler(graph, parallelism, laneOf ?? (_ => null), async (place, _) =>
        {
            lock (gate)
            {
                order.Add(graph.Modules[place].Id);
            }

            await (work?.Invoke(place) ?? Task.CompletedTask);
        }).RunAsync(default);

    [Fact]
    public async Task One_after_the_other_is_the_manifests_order_wherever_the_needs_allow()
    {
        await RunAsync(Graph(("d", ["b", "c"]), ("c", ["a"]), ("b", ["a"]), ("a", []), ("e", [])), 1);

        order.ShouldBe(["a", "c", "b", "d", "e"]);
    }

    [Fact]
    public async Task Independent_modules_are_at_work_together_up_to_the_limit()
    {
        ModuleGraph graph = Graph(("a", []), ("b", []), ("c", []), ("d", ["a"]));
        TaskCompletionSource two = new();
        int atWork = 0;
        int most = 0;
        await RunAsync(graph, 2, work: async _ =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++atWork);
                if (atWork == 2)
                {
                    two.TrySetResult();
                }
            }

            // The first waits for a second one to be at work: one after the other would never end.
            await two.Task;
            lock (gate)
            {
                atWork--;
            }
        });

        most.ShouldBe(2);
        order.Count.ShouldBe(4);
        order.IndexOf("d").ShouldBeGreaterThan(order.IndexOf("a"));
    }

    [Fact]
    public async Task Modules_of_one_lane_are_never_at_work_together_while_others_pass_them()
    {
        ModuleGraph graph = Graph(("a", []), ("b", []), ("c", []), ("free", []));
        TaskCompletionSource freed = new();
        HashSet<int> inLane = [];
        await RunAsync(graph, 4, place => place < 3 ? "duckdb" : null, async place =>
        {
            if (place == 3)
            {
                freed.TrySetResult();
                return;
            }

            lock (gate)
            {
                inLane.Add(place);
                inLane.Count.ShouldBe(1);
            }

            await freed.Task;
            lock (gate)
            {
                inLane.Remove(place);
            }
        });

        order.Order().ShouldBe(["a", "b", "c", "free"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_is_thrown_ends_the_whole_once_all_at_work_have_ended(int parallelism)
    {
        ModuleGraph graph = Graph(("a", []), ("b", []), ("c", ["a"]));
        bool ended = parallelism == 1;

        InvalidOperationException failure = await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(graph, parallelism, work: async place =>
        {
            if (place == 0)
            {
                throw new InvalidOperationException("broken");
            }

            await Task.Yield();
            ended = true;
        }));

        failure.Message.ShouldBe("broken");
        ended.ShouldBeTrue();
        order.ShouldNotContain("c");
    }

    [Fact]
    public void Any_graph_at_any_parallelism_runs_each_module_once_behind_its_needs() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte A, byte B)[]>(),
        ArbMap.Default.ArbFor<byte>(),
        (pairs, parallelism) =>
        {
            const int Nodes = 20;
            Dictionary<int, HashSet<string>> needs = Enumerable.Range(0, Nodes).ToDictionary(i => i, _ => new HashSet<string>());
            foreach ((byte a, byte b) in pairs.Where(p => p.A % Nodes != p.B % Nodes))
            {
                needs[Math.Max(a % Nodes, b % Nodes)].Add($"m{Math.Min(a % Nodes, b % Nodes)}");
            }

            SchedulerTests test = new();
            ModuleGraph graph = Graph([.. needs.Select(n => ($"m{n.Key}", n.Value.ToArray()))]);
            test.RunAsync(graph, 1 + (parallelism % 5), place => place % 3 == 0 ? null : $"lane{place % 3}").GetAwaiter().GetResult();
            return test.order.Count == Nodes
                && test.order.Distinct().Count() == Nodes
                && needs.All(n => n.Value.All(need => test.order.IndexOf(need) < test.order.IndexOf($"m{n.Key}")));
        }).QuickCheckThrowOnFailure();
}
