using System.Diagnostics;

namespace Weir.Benchmarks.Overhead;

/// <summary>The flights Blueprint beside the same SQL by hand: time without the start of the process, and peak memory.</summary>
internal sealed class OverheadBenchmark
{
    private const double TimeGoal = 1.25;
    private const double MemoryGoal = 1.5;

    private readonly string blueprint;
    private readonly string script;
    private readonly string data;
    private readonly string folder = Directory.CreateTempSubdirectory("weir-bench-").FullName;
    private readonly Samples handTime = new(), weirTime = new(), handPeak = new(), weirPeak = new(), handWarm = new(), weirWarm = new();

    public OverheadBenchmark(string repository)
    {
        blueprint = Path.Combine(repository, "examples", "flights", "blueprint.yml");
        script = Path.Combine(repository, "bench", "scenarios", "flights", "by-hand.sql");
        data = Path.Combine(repository, "examples", "data", "node_modules", "vega-datasets", "data");
    }

    private string Hand => Path.Combine(folder, "hand");

    private string Weir => Path.Combine(folder, "weir");

    private string Store => Path.Combine(folder, "store");

    /// <summary>Child processes: <c>hand SCRIPT DATA OUT</c> or <c>weir BLUEPRINT STORE OUT</c>.</summary>
    public static void Child(string[] words)
    {
        if (words[0] == "hand")
        {
            string sql = File.ReadAllText(words[1]);
            Measure.Print(() => ByHand.Run(sql, words[2], words[3]));
        }
        else
        {
            Measure.Print(() => ByWeir.Run(words[1], words[2], words[3]));
        }
    }

    public string Run(int rounds)
    {
        try
        {
            for (int round = -1; round < rounds; round++)
            {
                Processes(keep: round >= 0);
                Console.Error.Write('.');
            }

            for (int round = -2; round < rounds; round++)
            {
                Warm(keep: round >= 0);
                Console.Error.Write('.');
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return Report();
    }

    private void Processes(bool keep)
    {
        Clean();
        Measure hand = Start("hand", script, data, Hand), weir = Start("weir", blueprint, Store, Weir);
        Outputs.ShouldAgree(Hand, Weir);
        if (keep)
        {
            handTime.Add(hand.Milliseconds);
            handPeak.Add(hand.PeakBytes);
            weirTime.Add(weir.Milliseconds);
            weirPeak.Add(weir.PeakBytes);
        }
    }

    private void Warm(bool keep)
    {
        Clean();
        string sql = File.ReadAllText(script);
        double hand = Clock.Milliseconds(() => ByHand.Run(sql, data, Hand)), weir = Clock.Milliseconds(() => ByWeir.Run(blueprint, Store, Weir));
        if (keep)
        {
            handWarm.Add(hand);
            weirWarm.Add(weir);
        }
    }

    private void Clean()
    {
        foreach (string output in new[] { Hand, Weir }.Where(Directory.Exists))
        {
            Directory.Delete(output, recursive: true);
        }
    }

    private static Measure Start(params string[] words)
    {
        ProcessStartInfo info = new(Environment.ProcessPath!, ["child", .. words]) { RedirectStandardOutput = true };
        using Process process = Process.Start(info)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Measure.Parse(output) : throw new InvalidOperationException($"{string.Join(' ', words)} failed: {output}");
    }

    private string Report() => $"""
        ### Overhead

        `examples/flights/blueprint.yml` (3,000,000 flights: read, split, join, gate, profile, aggregate, write three targets, keep the history) beside the same SQL in one DuckDB connection
        (`bench/scenarios/flights/by-hand.sql`), both through Weir's binding. Both write the same rows, which is checked in each round. {handTime.Count} rounds in turns; the start of the process is left out. "Own process": one run per
        process, with all that is compiled at first use. "Warm": one run after another in one process.

        | | by hand | Weir | ratio of medians |
        | --- | ---: | ---: | ---: |
        | time, own process | {handTime.Median:0} ms (least {handTime.Least:0}) | {weirTime.Median:0} ms (least {weirTime.Least:0}) | {Verdict.Of(weirTime.Median / handTime.Median, TimeGoal)} |
        | time, warm | {handWarm.Median:0} ms (least {handWarm.Least:0}) | {weirWarm.Median:0} ms (least {weirWarm.Least:0}) | {Verdict.Of(weirWarm.Median / handWarm.Median, TimeGoal)} |
        | peak memory | {handPeak.Median / (1 << 20):0} MiB | {weirPeak.Median / (1 << 20):0} MiB | {Verdict.Of(weirPeak.Median / handPeak.Median, MemoryGoal)} |
        """;
}
