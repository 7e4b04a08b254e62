using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Cli.Stories;
using Weir.Cli.Tests.Support;
using Weir.Core.Events;

namespace Weir.Cli.Tests.Render;

public sealed class RunViewTests
{
    [Fact]
    public void The_summary_of_a_run_shows_what_it_did_and_the_report_shows_all()
    {
        RunReport report = new(Style.Plain);
        RunStory story = RunStory.Of(Events.Good);

        Golden.Check("run/good-summary.txt", report.Render("r1", RunStatus.Success, story, all: false));
        Golden.Check("run/good-report.txt", report.Render("r1", RunStatus.Success, story, all: true));
    }

    [Fact]
    public void The_summary_of_a_failed_run_names_the_place_and_the_way_out()
    {
        Golden.Check("run/bad-summary.txt", new RunReport(Style.Plain).Render("r1", RunStatus.Error, RunStory.Of(Events.Bad), all: false));
    }

    [Fact]
    public void Every_event_but_progress_below_a_second_is_a_line()
    {
        using StringWriter output = new() { NewLine = "\n" };
        EventLines lines = new(output, Style.Plain);
        foreach (RunEvent runEvent in Events.Good.Concat(Events.Bad))
        {
            lines.Publish(runEvent);
        }

        Golden.Check("run/event-lines.txt", output.ToString());
    }

    [Fact]
    public void Progress_in_a_log_grows_rarer_up_to_every_15_seconds()
    {
        using StringWriter output = new() { NewLine = "\n" };
        EventLines lines = new(output, Style.Plain);
        lines.Publish(Events.Good[0]);
        lines.Publish(Events.Good[1]);
        for (int tenths = 1; tenths <= 600; tenths++)
        {
            TimeSpan elapsed = TimeSpan.FromMilliseconds(tenths * 100);
            lines.Publish(new ModuleProgress { RunId = "r1", At = Events.Begin + elapsed, ModuleId = "orders", Rows = tenths, Elapsed = elapsed });
        }

        string[] shown = [.. output.ToString().Split('\n').Where(l => l.Contains('…')).Select(l => l[(l.LastIndexOf('·') + 2)..])];
        shown.ShouldBe(["1.00 s", "2.00 s", "4.00 s", "8.00 s", "16.0 s", "31.0 s", "46.0 s"]);
    }

    [Fact]
    public void Work_on_a_cluster_is_shown_by_stages_and_tasks()
    {
        ModuleProgress progress = new() { RunId = "r1", At = Events.At(1500), ModuleId = "orders", Rows = 0, Work = new ClusterWork(1, 3, 14, 20, 2, 35_651_584), Elapsed = TimeSpan.FromMilliseconds(1500) };
        using StringWriter output = new() { NewLine = "\n" };
        EventLines log = new(output, Style.Plain);
        RunEvent[] events = [Events.Good[0], Events.Good[1], progress];
        foreach (RunEvent runEvent in events)
        {
            log.Publish(runEvent);
        }

        output.ToString().Split('\n')[2].ShouldBe("  … Orders  stage 2 of 3 · 14 of 20 tasks · 2 running · 34.0 MiB read · 1.50 s");
        new ProgressFrame(Style.Plain, 120, 40).Render(RunStory.Of(events), Events.At(1700), Events.Begin)[1]
            .ShouldBe("  ⠧ Orders        ━━━━━━━━━━━━━━──────  stage 2 of 3 · 14 of 20 tasks · 2 running · 34.0 MiB read · 1.70 s");
    }

    [Fact]
    public void A_live_picture_shows_the_modules_in_order_with_state_rows_rate_and_time()
    {
        RunStory story = RunStory.Of(Events.Good.Take(3));

        List<string> lines = new ProgressFrame(Style.Plain, 100, 40).Render(story, Events.At(1700), Events.Begin);

        lines.ShouldBe(
        [
            "▶ orders · 4 modules · run r1 · duckdb · 1.70 s",
            "  ⠧ Orders        ━━━━━───────────────  500,000 / 2,000,000 rows · 333 k rows/s · 1.70 s",
            "  · Quality gate",
            "  · Profile",
            "  · Save",
        ]);
    }

    [Fact]
    public void A_live_picture_never_stands_still_before_the_run_begins()
    {
        ProgressFrame frame = new(Style.Plain, 100, 40);

        frame.Render(new RunStory(), Events.At(0), Events.Begin).ShouldBe(["⠋ compiling and binding · 0 ms"]);
        frame.Render(new RunStory(), Events.At(1200), Events.Begin).ShouldBe(["⠹ compiling and binding · 1.20 s"]);
    }

    [Theory]
    [InlineData(20, 8)]
    [InlineData(40, 12)]
    [InlineData(80, 24)]
    public void A_live_picture_fits_the_terminal_whatever_the_run(int width, int height)
    {
        RunStarted started = (RunStarted)Events.Good[0] with
        {
            Modules = [.. Enumerable.Range(0, 200).Select(i => new ModuleOutline($"m{i}", "Channel", $"A module with the number {i} and a long label 漢字", "duckdb"))],
        };
        RunStory story = RunStory.Of([started, new ModuleStarted { RunId = "r1", At = Events.Begin, ModuleId = "m100" }]);

        List<string> lines = new ProgressFrame(new Style(true), width, height).Render(story, Events.At(500), Events.Begin);

        lines.Count.ShouldBeLessThanOrEqualTo(height);
        lines.ShouldAllBe(l => TextWidth.Of(Plain(l)) <= width);
        string.Concat(lines).ShouldContain("before");
    }

    [Fact]
    public void A_live_view_draws_in_place_and_leaves_the_cursor_visible()
    {
        using StringWriter terminal = new() { NewLine = "\n" };
        ManualTime time = new(Events.Begin);
        using (ProgressView view = new(terminal, () => (80, 24), Style.Plain, time))
        {
            view.Publish(Events.Good[0]);
            time.Advance(TimeSpan.FromMilliseconds(100));
            time.Advance(TimeSpan.FromMilliseconds(100));
            view.Erase();
        }

        string[] frames = terminal.ToString().Split("\r");
        frames[1].ShouldStartWith("\e[?25l▶ orders");
        frames[2].ShouldStartWith("\e[5A\e[?25l▶ orders");
        frames[3].ShouldBe("\e[5A\e[J\e[?25h");
    }

    [Fact]
    public void A_resumed_run_keeps_what_the_first_part_finished()
    {
        RunStory story = RunStory.Of([.. Events.Bad, Events.Good[0]]);

        story.Find("orders")!.State.ShouldBe(ModuleState.Success);
        story.Find("gate")!.State.ShouldBe(ModuleState.Waiting);
        story.Finished.ShouldBeNull();
    }

    [Fact]
    public void Data_cannot_write_to_the_terminal()
    {
        NoticeRaised notice = new() { RunId = "r1", At = Events.Begin, Code = "X", Message = "a\e[2Jb\nc" };
        using StringWriter output = new() { NewLine = "\n" };

        new EventLines(output, Style.Plain).Publish(notice);

        output.ToString().ShouldBe("  ↳ [X] a [2Jb c\n");
    }

    private static string Plain(string line)
    {
        while (line.IndexOf('\e', StringComparison.Ordinal) is var start and >= 0)
        {
            line = line.Remove(start, line.IndexOf('m', start) - start + 1);
        }

        return line;
    }
}
