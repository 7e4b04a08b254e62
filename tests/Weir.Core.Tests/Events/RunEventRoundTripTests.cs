using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Events;

namespace Weir.Core.Tests.Events;

public sealed class RunEventRoundTripTests
{
    private static readonly DateTimeOffset At = new(2025, 3, 1, 13, 0, 0, 250, TimeSpan.FromHours(1));

    [Fact]
    public void Any_event_written_is_read_back_equal_from_one_line() =>
        Prop.ForAll(RunEventGenerator.Events.ToArbitrary(), runEvent =>
        {
            string text = RunEventJson.ToText(runEvent);
            text.ShouldNotContain("\n");
            RunEventParts.Of(RunEventJson.Read(text)).ShouldBe(RunEventParts.Of(runEvent));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Times_are_in_utc_and_durations_have_all_their_ticks()
    {
        ModuleFinished finished = new()
        {
            RunId = "r1", At = At, ModuleId = "load", Status = ModuleStatus.Success, Duration = TimeSpan.FromTicks(15_000_001), RowsOut = 3,
        };

        RunEventJson.ToText(finished).ShouldBe(
            """{"event":"module_finished","run_id":"r1","at":"2025-03-01T12:00:00.25Z","module_id":"load","status":"success","duration_ms":1500.0001,"rows_out":3}""");
    }

    [Fact]
    public void A_fact_laid_out_over_lines_stays_on_one_line()
    {
        SignalCaptured signal = new() { RunId = "r1", At = At, ModuleId = "p", SignalId = "s", SignalType = "row_count", Payload = "{\n  \"row_count\": 5\n}" };

        RunEventJson.ToText(signal).ShouldEndWith("""
            "report":false,"payload":{"row_count":5}}
            """);
    }

    [Fact]
    public void A_fact_that_is_not_json_is_kept_as_text()
    {
        SignalCaptured signal = new() { RunId = "r1", At = At, ModuleId = "p", SignalId = "s", SignalType = "custom", Payload = "{broken\n" };

        RunEventJson.Read(RunEventJson.ToText(signal)).ShouldBe(signal);
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_stop_an_event()
    {
        NoticeRaised notice = new() { RunId = "r1", At = At, Code = "X", Message = "cut \ud83d" };

        RunEventJson.Read(RunEventJson.ToText(notice)).ShouldBe(notice with { Message = "cut \ufffd" });
    }
}
