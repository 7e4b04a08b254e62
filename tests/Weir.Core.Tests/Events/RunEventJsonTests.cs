using System.Text.Json;
using Weir.Core.Events;

namespace Weir.Core.Tests.Events;

public sealed class RunEventJsonTests
{
    private static readonly DateTimeOffset At = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567);
    private static readonly RunError Full = new("WEIR6001", "It \"broke\".\nTwice.") { ModuleId = "m", ErrorType = "BadAmount", Place = "a.yml:1:2", Hint = "Mend it." };

    private static readonly RunEvent[] All =
    [
        new RunStarted
        {
            RunId = "r", At = At, BlueprintId = "b", BlueprintName = "B", SourcePath = "a.yml", Fingerprint = "f", Engine = "duckdb", ParentRunId = "p",
            Modules = [new ModuleOutline("m", "Ingress", "Größe 漢字", "duckdb")],
        },
        new ModuleStarted { RunId = "r", At = At, ModuleId = "m", Attempt = 3 },
        new ModuleProgress { RunId = "r", At = At, ModuleId = "m", Rows = long.MaxValue, TotalRows = null, Elapsed = TimeSpan.FromTicks(15) },
        new ModuleProgress { RunId = "r", At = At, ModuleId = "m", Rows = 0, TotalRows = 5, Elapsed = TimeSpan.FromDays(400) },
        new ModuleProgress { RunId = "r", At = At, ModuleId = "m", Rows = 0, Work = new ClusterWork(1, 3, 14, 20, 2, 35_651_584), Elapsed = TimeSpan.FromSeconds(2) },
        new ModuleFinished { RunId = "r", At = At, ModuleId = "m", Status = ModuleStatus.Success, Duration = TimeSpan.FromTicks(1), RowsIn = 1, RowsOut = 2, BytesOut = 3 },
        new ModuleFinished { RunId = "r", At = At, ModuleId = "m", Status = ModuleStatus.Skipped, Duration = TimeSpan.Zero, Error = new RunError("X", "y") },
        new ModuleFinished
        {
            RunId = "r", At = At, ModuleId = "m", Status = ModuleStatus.Success, Duration = TimeSpan.Zero, Attempts = 3, Fingerprint = "f00d", Outputs = """{"n":5,"t":"a \"b\""}""", Restored = true,
        },
        .. Enum.GetValues<BreakerPhase>().Select(p => new BreakerChanged { RunId = "r", At = At, ModuleId = "m", Breaker = "b", From = p, To = BreakerPhase.HalfOpen }),
        new RetryScheduled { RunId = "r", At = At, ModuleId = "m", Attempt = 1, Delay = TimeSpan.FromSeconds(1.5), Error = Full },
        new GateDecided { RunId = "r", At = At, ModuleId = "m", Open = false, Reason = "no" },
        new RuleJudged { RunId = "r", At = At, ModuleId = "m", Index = 2, RuleType = "min_rows", Passed = false, Action = "warn", Message = "z", ErrorType = "E", FailedRows = 0 },
        new SignalCaptured { RunId = "r", At = At, ModuleId = "m", SignalId = "s", SignalType = "t", Report = true, Payload = """{"a":[1,2.50,null]}""" },
        new LineageTraced { RunId = "r", At = At, ModuleId = "m", Columns = [new ColumnOrigin("c", "u", "*")] },
        new NoticeRaised { RunId = "r", At = At, Code = "W", Message = "n" },
        new TaskLogged { RunId = "r", At = At, ModuleId = "m", Stream = "stderr", Severity = Weir.Core.Diagnostics.Severity.Warning, Message = "a \"b\"" },
        new PublishStarted { RunId = "r", At = At, Steps = [.. Enum.GetValues<PublishKind>().Select(k => new PublishStep { ModuleId = "m", Kind = k, Staged = "/s", Target = "/t" })] },
        new TargetPublished { RunId = "r", At = At, ModuleId = "m", Target = "/t" },
        .. Enum.GetValues<RunStatus>().Select(s => new RunFinished { RunId = "r", At = At, Status = s, Duration = TimeSpan.FromMilliseconds(12.3456), Error = Full }),
    ];

    [Fact]
    public void Every_event_is_read_back_as_it_was_written()
    {
        foreach (RunEvent runEvent in All)
        {
            string text = RunEventJson.ToText(runEvent);

            text.ShouldNotContain("\n");
            RunEvent read = RunEventJson.Read(text);
            RunEventJson.ToText(read).ShouldBe(text);
            RunEventParts.Of(read).ShouldBe(RunEventParts.Of(runEvent));
        }
    }

    [Fact]
    public void Every_kind_of_event_has_a_json_form()
    {
        IEnumerable<Type> kinds = typeof(RunEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RunEvent)));

        All.Select(e => e.GetType()).Distinct().ShouldBe(kinds, ignoreOrder: true);
    }

    [Fact]
    public void An_event_begins_with_its_name_run_and_time_and_leaves_out_what_is_absent()
    {
        NoticeRaised notice = new() { RunId = "r", At = At, Code = "W", Message = "n" };

        RunEventJson.ToText(notice).ShouldBe("""{"event":"notice_raised","run_id":"r","at":"2024-02-29T12:00:00.1234567Z","code":"W","message":"n"}""");
    }

    [Fact]
    public void A_newer_event_is_refused_by_name_and_a_newer_key_is_passed_over()
    {
        Should.Throw<FormatException>(() => RunEventJson.Read("""{"event":"moon_landed","run_id":"r","at":"2024-02-29T12:00:00Z"}""")).Message.ShouldContain("'moon_landed'");
        RunEventJson.Read("""{"event":"target_published","run_id":"r","at":"2024-02-29T12:00:00Z","module_id":"m","target":"/t","moon":1}""")
            .ShouldBe(new TargetPublished { RunId = "r", At = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero), ModuleId = "m", Target = "/t" });
        Should.Throw<JsonException>(() => RunEventJson.Read("{"));
    }
}
