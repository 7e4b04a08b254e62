using System.Text;
using Weir.Hosting;
using YamlDotNet.Core;

namespace Weir.Benchmarks.Compile;

/// <summary>Compiling a Blueprint beside reading its text with YamlDotNet's parser alone.</summary>
internal static class CompileBenchmark
{
    private const double Goal = 4;
    private static readonly int[] Sizes = [500, 1000, 2000, 5000];

    public static string Measure(int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("weir-bench-").FullName;
        StringBuilder rows = new();
        List<double> perModule = [];
        try
        {
            foreach (int size in Sizes)
            {
                (Samples parse, Samples compile, long bytes) = OfSize(folder, size, rounds);
                double ratio = compile.Median / parse.Median;
                perModule.Add(compile.Median / size);
                rows.Append($"| {size:#,0} | {bytes / 1024:#,0} KiB | {parse.Median:0.0} ms | {compile.Median:0.0} ms | {(size == Sizes[0] ? Verdict.Of(ratio, Goal) : $"{ratio:0.00}")} | {compile.Median / size * 1000:0.0} µs |\n");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return Report(rows, perModule, rounds);
    }

    private static (Samples Parse, Samples Compile, long Bytes) OfSize(string folder, int size, int rounds)
    {
        string path = Path.Combine(folder, $"generated_{size}.yml");
        File.WriteAllText(path, BlueprintGenerator.Generate(size));
        WeirHost host = new(new HostEnvironment { CurrentDirectory = folder, Variables = new Dictionary<string, string>() });
        Samples parse = new(), compile = new();
        for (int round = -5; round < rounds; round++)
        {
            double parsing = Clock.Milliseconds(() => Parse(path)), compiling = Clock.Milliseconds(() => Compile(host, path));
            if (round >= 0)
            {
                parse.Add(parsing);
                compile.Add(compiling);
            }
        }

        Console.Error.Write('.');
        return (parse, compile, new FileInfo(path).Length);
    }

    private static void Parse(string path)
    {
        Parser parser = new(new StringReader(File.ReadAllText(path)));
        while (parser.MoveNext())
        {
        }
    }

    private static void Compile(WeirHost host, string path)
    {
        Compiled compiled = host.Compile(new CompileRequest { Path = path, CheckSources = false });
        if (compiled.Failed)
        {
            throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics.Take(5).Select(d => d.Message)));
        }
    }

    private static string Report(StringBuilder rows, List<double> perModule, int rounds) => $"""
        ### Compile

        From the file to the Manifest, beside YamlDotNet's `Parser` reading every event of the same file. Warm, {rounds} rounds in turns. A generated Blueprint: sources, joins, gates, queries, targets, with a spillway and
        context values.

        | modules | text | YamlDotNet alone | Weir | ratio of medians | per module |
        | ---: | ---: | ---: | ---: | ---: | ---: |
        {rows.ToString().TrimEnd()}

        Per module, {Sizes[^1]:#,0} take {perModule[^1] / perModule[0]:0.00} times what {Sizes[0]:#,0} take.
        """;
}
