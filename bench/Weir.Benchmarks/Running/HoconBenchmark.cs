using System.Text;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects.Components;
using Weir.Formats.Hocon;
using Weir.Hosting;

namespace Weir.Benchmarks.Running;

/// <summary>How long it takes to load a large pipeline of components.</summary>
internal static class HoconBenchmark
{
    private const int Components = 1_000;
    private const double GoalMilliseconds = 20;

    public static string Measure(int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("weir-bench-").FullName;
        try
        {
            string path = Path.Combine(folder, "pipeline.conf");
            File.WriteAllText(path, Pipeline());
            WeirHost host = new(new HostEnvironment { CurrentDirectory = folder, Variables = new Dictionary<string, string>() });
            Samples load = new(), compile = new();
            double first = Clock.Milliseconds(() => Load(path, folder));
            for (int round = -5; round < rounds; round++)
            {
                double loading = Clock.Milliseconds(() => Load(path, folder));
                double compiling = Clock.Milliseconds(() => Compile(host, path));
                if (round >= 0)
                {
                    load.Add(loading);
                    compile.Add(compiling);
                }
            }

            return $"""
                ### A large pipeline of components

                A HOCON file of {Components:#,0} components ({new FileInfo(path).Length / 1024:#,0} KiB) with an object of defaults that each extends, and substitutions. Medians of {rounds} rounds.

                | | time |
                | --- | ---: |
                | load: read, resolve, check every key | {load.Median:0.0} ms: {Verdict.Of(load.Median / GoalMilliseconds, 1)} of the goal of {GoalMilliseconds} ms |
                | the same, first time in the process | {first:0.0} ms |
                | compile: load, wire, translate all SQL, make the Manifest | {compile.Median:0.0} ms |
                """;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Load(string path, string folder)
    {
        DiagnosticBag bag = [];
        Document document = HoconFormat.Read(new SourceText(path, File.ReadAllText(path)), new HoconReadOptions(), bag);
        if (ComponentsDialect.Read(document, folder, bag) is null || bag.HasErrors)
        {
            throw new InvalidOperationException(bag.First().Message);
        }
    }

    private static void Compile(WeirHost host, string path)
    {
        Compiled compiled = host.Compile(new CompileRequest { Path = path, CheckSources = false });
        if (compiled.Failed)
        {
            throw new InvalidOperationException(compiled.Diagnostics[0].Message);
        }
    }

    private static string Pipeline()
    {
        StringBuilder text = new("name: large\nversion: 1.0.0\nvars { retry { max_attempts: 3, initial_delay_seconds: 1 }, least = 10 }\ncomponents: [\n");
        text.Append("  { name: c0, component_type: source, class_path: ReadCsv, config { path: data.csv, output_view: v0 } }\n");
        for (int i = 1; i < Components - 1; i++)
        {
            text.Append($"  {{ name: c{i}, component_type: transformation, class_path: SqlTransform, depends_on: [c{i - 1}], retry: ${{vars.retry}} {{ max_attempts: {i % 5 + 1} }}, config {{ output_view: v{i}, sql: \"SELECT id, amount FROM v{i - 1} WHERE amount > \"${{vars.least}} }} }}\n");
        }

        return text.Append($"  {{ name: last, component_type: sink, class_path: WriteCsv, depends_on: [c{Components - 2}], config {{ input_view: v{Components - 2}, path: out.csv }} }}\n]\n").ToString();
    }
}
