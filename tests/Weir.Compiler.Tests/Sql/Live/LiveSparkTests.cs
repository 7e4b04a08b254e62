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
        using TranslatedRun run = new();
        run.CreateTables();
        foreach ((string file, bool ansi, string zone) in CorpusTests.Files.Select(f => f.Data).Append((FromDuckDbTests.File, true, "UTC")))
        {
            await using SparkOracle oracle = await SparkOracle.ConnectAsync(process!.Url, ansi, zone);
            IReadOnlyList<Recorded> recorded = [.. Recorded.Read(file).Select(r => r.DuckDb is null || mode is null or "compare" ? r : FromDuckDbTests.Translate(r, run.Columns!))];
            Dictionary<string, Recorded> live = (await oracle.AskAsync([.. recorded.Where((r, i) => mode switch { null => i % 3 == 0, "missing" => r.IsOpen && r.Sql.Length > 0, _ => r.Sql.Length > 0 })])).GroupBy(r => r.Sql).ToDictionary(g => g.Key, g => g.First());
            differences.AddRange(recorded.Where(r => !r.IsOpen && Now(r, live).ToLine() != r.ToLine()).Select(r => $"{file}: {r.ToLine()}\n   now: {Now(r, live).ToLine()}"));
            if (mode is "missing" or "all")
            {
                File.WriteAllLines(Path.Combine(Recorded.Folder, file), recorded.Select(r => Now(r, live).ToLine()));
            }
        }

        differences.ShouldBeEmpty(string.Join("\n", differences));
    }

    /// <summary>A line with the live answer, where there is one.</summary>
    private static Recorded Now(Recorded recorded, Dictionary<string, Recorded> live) =>
        live.TryGetValue(recorded.Sql, out Recorded? now) ? recorded with { Error = now.Error, Types = now.Types, Names = now.Names, Rows = now.Rows } : recorded;
}
