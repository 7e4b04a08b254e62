using System.Text.Json;
using Weir.Cli.Doctor;
using Weir.Cli.Tests.Support;
using Weir.Core.Events;

namespace Weir.Cli.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Every_check_has_a_status_and_the_summary_counts_them()
    {
        CliRun run = await CliRun.Of("doctor", "good.yml", "--format", "json");

        JsonElement json = JsonDocument.Parse(run.Out).RootElement;
        JsonElement[] checks = [.. json.GetProperty("checks").EnumerateArray()];
        checks.Select(c => c.GetProperty("name").GetString()).ShouldBe(
            ["runtime", "time zones", "disk of the store", "disk of temporary files", "duckdb library", "duckdb session", "duckdb extensions", "folder", "history", "good.yml"]);
        foreach (string status in new[] { "ok", "warn", "fail", "skip" })
        {
            json.GetProperty("summary").GetProperty(status).GetInt32().ShouldBe(checks.Count(c => c.GetProperty("status").GetString() == status));
        }

        int failed = json.GetProperty("summary").GetProperty("fail").GetInt32();
        json.GetProperty("summary").GetProperty("passed").GetBoolean().ShouldBe(failed == 0);
        run.Code.ShouldBe(failed == 0 ? 0 : 1);
    }

    [Fact]
    public async Task A_blueprint_that_does_not_compile_fails_the_examination()
    {
        CliRun run = await CliRun.Of("doctor", "bad.yml");

        run.Code.ShouldBe(1);
        run.Out.ShouldContain("✗ bad.yml                  2 errors: Unknown key 'confg' in Blueprint.\n      help: weir validate --bind bad.yml\n");
        run.Out.ShouldMatch(@"\n\d checks? failed\n$");
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_a_warning_that_says_how_to_finish_it()
    {
        FakeStore store = new((FakeStore.Record("r9", RunStatus.Interrupted), []), (FakeStore.Record("r8", RunStatus.Success), []));

        CheckResult result = await new HistoryCheck(() => store, () => "SQLite 3").RunAsync(TestContext.Current.CancellationToken);

        result.ShouldBe(new CheckResult("store", "history", CheckStatus.Warn, "2 runs · SQLite 3 · 1 run cut off", "Finish the last with: weir run orders.yml --resume r9"));
    }

    [Fact]
    public async Task A_store_folder_that_is_not_there_is_not_made()
    {
        using TemporaryFolder folder = new();
        string store = Path.Combine(folder.Path, "deep", ".weir");

        CheckResult result = await new StoreFolderCheck(store).RunAsync(TestContext.Current.CancellationToken);

        result.Status.ShouldBe(CheckStatus.Ok);
        result.Detail.ShouldBe($"{store} (not there yet; a run makes it)");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_that_throws_is_a_failure_and_the_others_go_on()
    {
        IReadOnlyList<CheckResult> results = await Examination.RunAsync(
            [new HistoryCheck(() => throw new IOException("the disk is gone"), () => ""), new RuntimeCheck()], TimeProvider.System, TestContext.Current.CancellationToken);

        results[0].Status.ShouldBe(CheckStatus.Fail);
        results[0].Detail.ShouldBe("the disk is gone");
        results[1].Status.ShouldBe(CheckStatus.Ok);
    }
}
