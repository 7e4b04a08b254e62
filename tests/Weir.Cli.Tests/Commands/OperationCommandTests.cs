using Weir.Cli.Tests.Support;
using Weir.Core.Events;
using Weir.Hosting;
using Weir.Runner.Run;

namespace Weir.Cli.Tests.Commands;

public sealed class OperationCommandTests
{
    private readonly FakeHost host = new()
    {
        Store = new FakeStore(
            (FakeStore.Record("0199-c", RunStatus.Running), [Events.Good[0]]),
            (FakeStore.Record("0199-b", RunStatus.Error, Events.Broken), Events.Bad),
            (FakeStore.Record("0188-a", RunStatus.Success), Events.Good)),
    };

    [Fact]
    public async Task Locks_are_listed_with_their_holders_and_released_by_name()
    {
        host.Locks.TryAcquire("load", "run r1 on vm, process 7", TimeSpan.FromHours(1));

        (await CliRun.On(host, "locks", "ls")).Out.Split('\n')[1].ShouldStartWith("load  run r1 on vm, process 7");
        (await CliRun.On(host, "locks", "ls", "--format", "json")).Out.ShouldContain("\"owner\": \"run r1 on vm, process 7\"");
        (await CliRun.On(host, "locks", "release", "load")).ShouldBe(new CliRun(0, "", "released: load\n"));
        (await CliRun.On(host, "locks", "release", "load")).ShouldBe(new CliRun(5, "", "Nobody holds a lock 'load'.\n"));
        (await CliRun.On(host, "locks", "ls")).ShouldBe(new CliRun(0, "", "No locks are held.\n"));
        (await CliRun.On(host, "locks", "release")).Code.ShouldBe(5);
    }

    [Fact]
    public async Task Stores_are_looked_into_and_taken_elsewhere()
    {
        (await CliRun.On(host, "stores", "info")).Out.ShouldStartWith("/project/.weir/history.db\nsqlite, version 2, 4");
        (await CliRun.On(host, "stores", "info", "--format", "json")).Out.ShouldContain("\"events\": 1200");
        (await CliRun.On(host, "stores", "migrate", "--to", "postgres://h/d")).ShouldBe(new CliRun(0, "", "copied: 2 runs, 1 depot value, 0 state values\n"));
        (await CliRun.On(host, "stores", "migrate", "--to", "busy")).ShouldBe(new CliRun(2, "", "left out, since it is at work: r9\ncopied: 2 runs, 1 depot value, 0 state values\n"));
        (await CliRun.On(host, "stores", "migrate")).Code.ShouldBe(5);
        (await CliRun.On(new FakeHost(), "stores", "info")).ShouldBe(new CliRun(0, "", "There is no history yet.\n"));
    }

    [Fact]
    public async Task Logs_are_the_stored_events_one_line_each()
    {
        CliRun text = await CliRun.On(host, "logs", "0188");
        text.Code.ShouldBe(0);
        text.Out.ShouldStartWith("▶ orders");

        string[] lines = (await CliRun.On(host, "logs", "0188-a", "--format", "jsonl")).Out.TrimEnd().Split('\n');
        lines.Length.ShouldBe(Events.Good.Count);
        lines.Select(RunEventJson.Read).Select(e => e.Name).ShouldBe(Events.Good.Select(e => e.Name));
    }

    [Fact]
    public async Task A_run_at_work_is_asked_to_stop_and_one_that_has_ended_is_not()
    {
        (await CliRun.On(host, "cancel", "0199-c")).ShouldBe(new CliRun(0, "", "Run 0199-c is asked to stop.\n"));
        CancelRequests.AskedBy(host.State, "0199-c").ShouldNotBeNull();

        (await CliRun.On(host, "cancel", "0188-a")).ShouldBe(new CliRun(5, "", "Run 0188-a is not at work: success.\n"));
    }

    [Fact]
    public async Task A_retry_resumes_the_run_of_its_own_blueprint()
    {
        CliRun run = await CliRun.On(host, "retry", "0199-b", "--force");

        run.Code.ShouldBe(0);
        host.Requests.ShouldHaveSingleItem().Path.ShouldBe("orders.yml");
        host.Runs.ShouldHaveSingleItem().ShouldBe(new RunOptions { Resume = true, ResumeRunId = "0199-b", Force = true });
    }

    [Fact]
    public async Task Old_runs_are_forgotten_but_never_one_at_work_nor_the_newest_of_a_blueprint()
    {
        (await CliRun.On(host, "prune", "--keep", "0", "--older-than", "1d", "--dry-run")).ShouldBe(
            new CliRun(0, "0188-a  orders  success\n0199-b  orders  error\n", "2 runs would be forgotten.\n"));
        (await CliRun.On(host, "prune", "--keep", "2")).ShouldBe(new CliRun(0, "", "1 run forgotten.\n"));
        host.Store!.Removed.ShouldBe(["0188-a"]);
        (await CliRun.On(host, "prune", "--older-than", "soon")).Code.ShouldBe(5);
    }

    [Fact]
    public async Task The_audit_log_is_checked()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "x\n");

        (await CliRun.On(host, "audit", "verify", file)).ShouldBe(new CliRun(2, "broken: line 1 was changed: its hash does not fit\n", ""));
        (await CliRun.On(host, "audit", "verify")).Code.ShouldBe(5);
        await File.WriteAllTextAsync(file, "");
        (await CliRun.On(new FakeHost { AuditFile = file }, "audit", "verify")).Out.ShouldStartWith("whole: 0 lines, last hash 000");
        File.Delete(file);
    }
}
