using System.Diagnostics;
using System.Text;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Runner;
using Weir.Stores.Sqlite;

namespace Weir.Benchmarks.Running;

/// <summary>What a module costs beside its own work: modules that do nothing, on the real runner and the real history.</summary>
internal static class RunnerBenchmark
{
    private const double GoalMilliseconds = 0.1;
    private static readonly int[] Sizes = [100, 1_000, 10_000];

    public static string Measure(int rounds)
    {
        StringBuilder rows = new();
        Dictionary<(string, int), double> perModule = [];
        foreach ((string name, Func<int, Manifest> make) in new (string, Func<int, Manifest>)[] { ("chain of lazy modules", Chain), ("every module's end stored before the next begins", Fan), ("layers of ten, three needs each", Layers) })
        {
            foreach (int size in Sizes)
            {
                Manifest manifest = make(size);
                (Samples work, Samples whole) = OfSize(manifest, rounds);
                perModule[(name, size)] = work.Median / size;
                rows.Append($"| {name} | {size:#,0} | {work.Median:0.0} ms | {work.Median / size * 1000:0.0} µs | {whole.Median:0.0} ms |\n");
            }
        }

        double durable = perModule[("every module's end stored before the next begins", 10_000)];
        return $"""
            ### What a module costs

            Modules that do nothing, on an engine that does nothing, with the history in SQLite: what the runner itself costs, from binding to the stored end. Median of {rounds} runs, warm, each with a new history.

            | graph | modules | until all have ended | per module | until all is published |
            | --- | ---: | ---: | ---: | ---: |
            {rows.ToString().TrimEnd()}

            With each module's end stored before the next begins, a module costs {durable:0.000} ms: {Verdict.Of(durable / GoalMilliseconds, 1)} of the goal of {GoalMilliseconds} ms.
            Per module, 10,000 in layers take {perModule[("layers of ten, three needs each", 10_000)] / perModule[("layers of ten, three needs each", 1_000)]:0.00} times what 1,000 take.
            """;
    }

    private static (Samples Work, Samples Whole) OfSize(Manifest manifest, int rounds)
    {
        Samples work = new(), whole = new();
        for (int round = -2; round < rounds; round++)
        {
            (double untilPublishing, double all) = OneRun(manifest);
            if (round >= 0)
            {
                work.Add(untilPublishing);
                whole.Add(all);
            }
        }

        Console.Error.Write('.');
        return (work, whole);
    }

    /// <summary>The milliseconds until all modules have ended, and until the run has.</summary>
    private static (double UntilPublishing, double All) OneRun(Manifest manifest)
    {
        string folder = Directory.CreateTempSubdirectory("weir-bench-").FullName;
        try
        {
            SqliteRunStore store = SqliteRunStore.Open(folder, TimeProvider.System);
            RunnerServices services = new()
            {
                Engines = new Dictionary<string, IEngine> { ["null"] = new NullEngine() },
                Store = store,
                State = store.State,
                Locks = store.Locks,
                Targets = new NullTargets(),
                Redactor = new SecretRedactor(),
                Time = TimeProvider.System,
            };
            PublishWatch watch = new();
            double milliseconds = Clock.Milliseconds(() =>
            {
                RunOutcome outcome = new PipelineRunner(services).RunAsync(new RunRequest { Manifest = manifest, RunId = "r1" }, watch, default).GetAwaiter().GetResult();
                if (outcome.ExitCode != 0)
                {
                    throw new InvalidOperationException(outcome.Diagnostics[0].Message);
                }
            });
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return (watch.UntilPublishing ?? milliseconds, milliseconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Manifest Chain(int size) => Make(size, static i => i == 0 ? [] : [i - 1], static (i, _) => i == 0 ? ModuleType.Ingress : ModuleType.Channel);

    private static Manifest Fan(int size) => Make(size, static i => i == 0 ? [] : [0], static (i, _) => i == 0 ? ModuleType.Ingress : ModuleType.Egress);

    private static Manifest Layers(int size) => Make(
        size,
        static i => i < 10 ? [] : [(((i / 10) - 1) * 10) + (i % 10), (((i / 10) - 1) * 10) + ((i + 3) % 10), (((i / 10) - 1) * 10) + ((i + 7) % 10)],
        static (i, last) => i < 10 ? ModuleType.Ingress : i >= last - 10 ? ModuleType.Egress : ModuleType.Funnel);

    private static Manifest Make(int size, Func<int, int[]> needs, Func<int, int, ModuleType> type)
    {
        List<ManifestModule> modules = [];
        List<ManifestEdge> edges = [];
        for (int i = 0; i < size; i++)
        {
            ModuleType kind = type(i, size);
            modules.Add(new ManifestModule { Id = $"m{i}", Type = kind, Label = $"m{i}", Engine = "null", Config = ConfigOf(kind, i) });
            edges.AddRange((kind == ModuleType.Egress ? needs(i).Take(1) : needs(i)).Select(n => new ManifestEdge($"m{n}", $"m{i}", Ports.Main)));
        }

        return new Manifest
        {
            BlueprintId = "bench", Name = "bench", Dialect = "blueprint", SourcePath = "bench.yml", BaseDirectory = "/", Engine = "null",
            Modules = [.. modules], Edges = [.. edges], Fingerprint = "f", ModuleFingerprintFactory = static m => m.Id,
        };
    }

    private static Config ConfigOf(ModuleType type, int i) => new(ModuleSpecs.Of(type), type switch
    {
        ModuleType.Egress => Map(("format", "parquet"), ("path", $"/nowhere/{i}"), ("mode", "overwrite")),
        ModuleType.Channel => Map(("op", "sql"), ("query", "SELECT 1")),
        ModuleType.Funnel => Map(("mode", "union_all")),
        _ => Map(("format", "parquet"), ("path", "/nowhere/in")),
    });

    private static MappingNode Map(params (string Key, string Value)[] entries) =>
        new([.. entries.Select(e => new MappingEntry(Scalar(e.Key), Scalar(e.Value)))], SourceSpan.None);

    private static ScalarNode Scalar(string text) => new(text, ScalarKind.Text, SourceSpan.None);

    /// <summary>Notes when publishing begins.</summary>
    private sealed class PublishWatch : IEventSink
    {
        private readonly long began = Stopwatch.GetTimestamp();

        public double? UntilPublishing { get; private set; }

        public void Publish(RunEvent runEvent)
        {
            if (runEvent is PublishStarted)
            {
                UntilPublishing = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }
    }
}
