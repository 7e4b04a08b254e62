namespace Weir.Benchmarks.StartUp;

/// <summary>How long the command line takes beside a program that does nothing, both ReadyToRun, process by process in turns.</summary>
internal static class StartUpBenchmark
{
    private const double Goal = 2.5;

    /// <param name="repository">The repository's folder.</param>
    /// <param name="weir">The command line's program.</param>
    /// <param name="empty">The empty program.</param>
    /// <param name="rounds">How often each is started.</param>
    public static string Measure(string repository, string weir, string empty, int rounds)
    {
        string blueprint = Path.Combine(repository, "examples", "hello", "blueprint.yml");
        string store = Directory.CreateTempSubdirectory("weir-bench-").FullName;
        Samples nothing = new(), help = new(), validate = new(), run = new();
        try
        {
            for (int round = -1; round < rounds; round++)
            {
                double[] times =
                [
                    Clock.Process(empty), Clock.Process(weir, "validate", blueprint), Clock.Process(weir, "--help"),
                    Clock.Process(weir, "run", blueprint, "--store-dir", store),
                ];
                Keep(round, [nothing, validate, help, run], times);
                Console.Error.Write('.');
            }
        }
        finally
        {
            Directory.Delete(store, recursive: true);
        }

        return Report(nothing, help, validate, run);
    }

    /// <summary>The first round fills the caches and is left out.</summary>
    private static void Keep(int round, Samples[] samples, double[] times)
    {
        for (int i = 0; round >= 0 && i < samples.Length; i++)
        {
            samples[i].Add(times[i]);
        }
    }

    private static string Report(Samples nothing, Samples help, Samples validate, Samples run) => $"""
        ### Start-up

        Wall time from start to end of a process, in turns, {nothing.Count} rounds. The peer is a program that returns at once (`bench/EmptyProgram`), published ReadyToRun with the same settings.

        | process | median | least | to the empty program |
        | --- | ---: | ---: | ---: |
        | empty program | {nothing.Median:0.0} ms | {nothing.Least:0.0} ms | 1 |
        | `weir --help` | {help.Median:0.0} ms | {help.Least:0.0} ms | {help.Median / nothing.Median:0.00} |
        | `weir validate examples/hello/blueprint.yml` | {validate.Median:0.0} ms | {validate.Least:0.0} ms | {Verdict.Of(validate.Median / nothing.Median, Goal)} |
        | `weir run examples/hello/blueprint.yml` | {run.Median:0.0} ms | {run.Least:0.0} ms | {run.Median / nothing.Median:0.00} |
        """;
}
