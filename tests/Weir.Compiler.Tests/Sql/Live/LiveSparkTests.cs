using Weir.Engines.Spark.Tests.Support;

namespace Weir.Compiler.Tests.Sql.Live;

/// <summary>
/// The recorded answers are those of the Spark server at hand, which <c>WEIR_SPARK_SERVER</c> names; skipped where there is none. Every third answer is asked for; <c>eng/sql-record</c>
/// asks for all, or writes them, by setting <c>WEIR_SQL_RECORD</c> to <c>compare</c>, <c>missing</c> or <c>all</c>.
/// </summary>
public sealed class LiveSparkTests : IAsyncLifetime
{
    private SparkProcess? process;
    private string? reason;

    public async ValueTask InitializeAsync()
    {
        (string? installation, reason) = SparkInstallation.Find();
        if (installation is not null)
        {
            process = Environment.GetEnvironmentVariable("WEIR_SPARK_RUNNING") is { Length: > 0 } running
                ? SparkProcess.Running(installation, running)
                : await SparkProcess.StartAsync(installation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }

    [Fact]
    public async Task Recorded_answers_are_those_of_a_live_server()
    {
        Assert.SkipWhen(process is null, reason ?? SparkInstallation.Missing);
        string? mode = Environment.GetEnvironmentVariable("WEIR_SQL_RECORD");
        List<string> differences = [];
        foreach ((string file, bool ansi, string zone) in CorpusTests.Files.Select(f => f.Data))
        {
            await using SparkOracle oracle = await SparkOracle.ConnectAsync(process!.Url, ansi, zone);
            IReadOnlyList<Recorded> recorded = Recorded.Read(file);
            Dictionary<string, Recorded> live = (await oracle.AskAsync([.. recorded.Where((r, i) => mode switch { null => i % 3 == 0, "missing" => r.IsOpen, _ => true })])).GroupBy(r => r.Sql).ToDictionary(g => g.Key, g => g.First());
            differences.AddRange(recorded.Where(r => !r.IsOpen && live.TryGetValue(r.Sql, out Recorded? now) && now.ToLine() != r.ToLine()).Select(r => $"{file}: {r.ToLine()}\n   now: {live[r.Sql].ToLine()}"));
            if (mode is "missing" or "all")
            {
                File.WriteAllLines(Path.Combine(Recorded.Folder, file), recorded.Select(r => live.GetValueOrDefault(r.Sql, r).ToLine()));
            }
        }

        differences.ShouldBeEmpty(string.Join("\n", differences));
    }
}
