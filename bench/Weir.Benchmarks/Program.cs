using Weir.Benchmarks;
using Weir.Benchmarks.Blueprints;
using Weir.Benchmarks.Compile;
using Weir.Benchmarks.Overhead;
using Weir.Benchmarks.Running;
using Weir.Benchmarks.Spark;
using Weir.Benchmarks.StartUp;

// Called by bench/run; see there.
if (args is ["child", "spark-hand", .. string[] session])
{
    SparkBenchmark.Child(session);
    return 0;
}

if (args is ["child", .. string[] child])
{
    OverheadBenchmark.Child(child);
    return 0;
}

if (args is ["runner", string home])
{
    string measured = $"## Runner\n\n`./bench/run runner` on {Machine.Describe()}.\n\n{RunnerBenchmark.Measure(rounds: 7)}\n\n{HoconBenchmark.Measure(rounds: 41)}\n\n{FlowStartBenchmark.Measure(Path.Combine(home, "artifacts", "weir", "weir"), rounds: 21)}";
    Console.Error.WriteLine();
    Console.WriteLine(measured);
    ResultsFile.Write(Path.Combine(home, "bench", "RESULTS.md"), "runner", measured);
    return 0;
}

if (args is ["blueprint", string root])
{
    using BlueprintBenchmark blueprints = new(root);
    string found = $"## Blueprints\n\n`./bench/run blueprint` on {Machine.Describe()}.\n\n{blueprints.Run(rounds: 9)}";
    Console.Error.WriteLine();
    Console.WriteLine(found);
    ResultsFile.Write(Path.Combine(root, "bench", "RESULTS.md"), "blueprint", found);
    return 0;
}

if (args is ["spark", string tree, string program, string server])
{
    string measured = $"## Spark\n\n`./bench/run spark` on {Machine.Describe()}.\n\n{new SparkBenchmark(tree, program, server).Run(rounds: 5)}";
    Console.Error.WriteLine();
    Console.WriteLine(measured);
    ResultsFile.Write(Path.Combine(tree, "bench", "RESULTS.md"), "spark", measured);
    return 0;
}

if (args is not ["core", string repository, string weir, string image, string empty, .. string[] parts])
{
    Console.Error.WriteLine("usage: Weir.Benchmarks core REPOSITORY WEIR IMAGE EMPTY [startup] [overhead] [compile]");
    return 5;
}

string machine = Machine.Describe();
bool all = parts.Length == 0;
List<string> sections = [];
if (all || parts.Contains("startup"))
{
    sections.Add(StartUpBenchmark.Measure(repository, weir, image, empty, rounds: 41));
}

if (all || parts.Contains("compile"))
{
    sections.Add(CompileBenchmark.Measure(rounds: 41));
}

if (all || parts.Contains("overhead"))
{
    sections.Add(new OverheadBenchmark(repository).Run(rounds: 15));
}

string report = $"""
    ## Core

    `./bench/run core` on {machine}.

    {string.Join("\n\n", sections)}
    """;
Console.Error.WriteLine();
Console.WriteLine(report);
if (all)
{
    ResultsFile.Write(Path.Combine(repository, "bench", "RESULTS.md"), "core", report);
}

return 0;
