namespace Weir.Benchmarks.StartUp;

/// <summary>How long a flow of one step takes from the start of the process to its end.</summary>
internal static class FlowStartBenchmark
{
    /// <summary>What the peer takes for the same on the same kind of machine, cold.</summary>
    private const double PeerMilliseconds = 1600;

    private const double Goal = 5;

    private const string Flow = "version: 1\nflow: { id: hello, workspace: { root: work } }\njobs:\n  - id: main\n    steps:\n      - { id: greet, type: process.run, inputs: { command: [\"true\"] } }\n";

    /// <param name="weir">The command line's program.</param>
    /// <param name="rounds">How often it is started.</param>
    public static string Measure(string weir, int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("weir-bench-").FullName;
        Samples run = new(), validate = new();
        try
        {
            string flow = Path.Combine(folder, "flow.yml");
            File.WriteAllText(flow, Flow);
            for (int round = -1; round < rounds; round++)
            {
                double running = Clock.Process(weir, "run", flow, "--store-dir", Path.Combine(folder, "store"));
                double validating = Clock.Process(weir, "validate", flow);
                if (round >= 0)
                {
                    run.Add(running);
                    validate.Add(validating);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        double faster = PeerMilliseconds / run.Median;
        return $"""
            ### A flow of one step

            Wall time from start to end of a process, {rounds} rounds. AetherFlow takes {PeerMilliseconds:0} ms for its hello flow on the same kind of machine.

            | process | median | least | |
            | --- | ---: | ---: | --- |
            | `weir run flow.yml` | {run.Median:0.0} ms | {run.Least:0.0} ms | {faster:0.0} times as fast (goal at least {Goal:0}, {(faster >= Goal ? "met" : "missed")}) |
            | `weir validate flow.yml` | {validate.Median:0.0} ms | {validate.Least:0.0} ms | |
            """;
    }
}
