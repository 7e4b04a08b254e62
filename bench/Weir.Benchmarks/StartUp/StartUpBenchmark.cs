using System.Text;

namespace Weir.Benchmarks.StartUp;

/// <summary>How long the command line takes beside a program that does nothing, process by process in turns.</summary>
internal static class StartUpBenchmark
{
    private const double Goal = 2.5;

    /// <param name="repository">The repository's folder.</param>
    /// <param name="weir">The program as <c>./weir</c> builds it.</param>
    /// <param name="image">The native image.</param>
    /// <param name="empty">The empty program.</param>
    /// <param name="rounds">How often each is started.</param>
    public static string Measure(string repository, string weir, string image, string empty, int rounds)
    {
        string blueprint = Path.Combine(repository, "examples", "hello", "blueprint.yml");
        string store = Directory.CreateTempSubdirectory("weir-bench-").FullName;
        string[][] commands = [["--help"], ["validate", blueprint], ["run", blueprint, "--store-dir", store]];
        Samples nothing = new();
        Samples[] built = [.. commands.Select(_ => new Samples())], native = [.. commands.Select(_ => new Samples())];
        try
        {
            for (int round = -1; round < rounds; round++)
            {
                Keep(round, nothing, Clock.Process(empty));
                for (int i = 0; i < commands.Length; i++)
                {
                    Keep(round, built[i], Clock.Process(weir, commands[i]));
                    Keep(round, native[i], Clock.Process(image, commands[i]));
                }

                Console.Error.Write('.');
            }
        }
        finally
        {
            Directory.Delete(store, recursive: true);
        }

        return Report(nothing, built, native);
    }

    /// <summary>The first round fills the caches and is left out.</summary>
    private static void Keep(int round, Samples samples, double time)
    {
        if (round >= 0)
        {
            samples.Add(time);
        }
    }

    private static string Report(Samples nothing, Samples[] built, Samples[] native)
    {
        string[] names = ["weir --help", "weir validate examples/hello/blueprint.yml", "weir run examples/hello/blueprint.yml"];
        StringBuilder text = new($"""
            ### Start-up

            Wall time from start to end of a process, in turns, {nothing.Count} rounds. The peer is a program that returns at once (`bench/EmptyProgram`), published ReadyToRun. "Image" is the
            native image of `eng/native-image`; "built" is what `./weir` builds from the sources where there is no image.

            | process | median | least | to the empty program |
            | --- | ---: | ---: | ---: |
            | empty program | {nothing.Median:0.0} ms | {nothing.Least:0.0} ms | 1 |

            """);
        for (int i = 0; i < names.Length; i++)
        {
            text.Append(Row(names[i], "image", native[i], nothing, i == 1)).Append(Row(names[i], "built", built[i], nothing, i == 1));
        }

        return text.ToString().TrimEnd();
    }

    private static string Row(string name, string form, Samples samples, Samples nothing, bool hasGoal)
    {
        double ratio = samples.Median / nothing.Median;
        return $"| `{name}`, {form} | {samples.Median:0.0} ms | {samples.Least:0.0} ms | {(hasGoal ? Verdict.Of(ratio, Goal) : $"{ratio:0.00}")} |\n";
    }
}
