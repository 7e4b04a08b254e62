using System.Text.RegularExpressions;
using System.Xml.Linq;
using Weir.Cli.Render.Html;
using Weir.Cli.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Tests.Render;

public sealed partial class HtmlReportTests
{
    private static readonly SignalCaptured Distribution = new()
    {
        RunId = "r1", At = Events.At(2600), ModuleId = "profile", SignalId = "values", SignalType = "value_distribution",
        Payload = """{"stats":{"amount":{"min":0,"max":200,"mean":50.5,"stddev":12,"count_non_null":1234567,"percentiles":{"0.05":10,"0.5":40,"0.95":150}}}}""",
    };

    private static string Page(RunStatus status, params RunEvent[] events)
    {
        RunRecord run = FakeStore.Record("r1", status);
        return HtmlReport.Render(run, events, [run, FakeStore.Record("r0", RunStatus.Error)]);
    }

    [Fact]
    public void The_page_stands_alone()
    {
        string page = Page(RunStatus.Success, [.. Events.Good, Distribution]);
        page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("://");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<link");
        page.ShouldNotContain(" src=");
        page.ShouldContain("default-src 'none'");
    }

    [Fact]
    public void Drawings_are_well_formed_and_show_every_module()
    {
        string page = Page(RunStatus.Success, [.. Events.Good, Distribution]);
        XElement[] drawings = [.. Drawing().Matches(page).Select(m => XElement.Parse(m.Value))];
        drawings.Length.ShouldBe(4);
        string graph = drawings[0].ToString();
        foreach (string label in new[] { "Orders", "Quality gate", "Profile", "Save" })
        {
            graph.ShouldContain($">{label}<");
            drawings[1].Value.ShouldContain(label);
        }

        graph.ShouldContain("Egress · 1,999,997 rows");
        graph.ShouldContain("stroke:#1a7f37");
        graph.ShouldNotContain("#cf222e\" x");
    }

    [Fact]
    public void Figures_of_the_run_are_on_it()
    {
        string page = Page(RunStatus.Success, [.. Events.Good, Distribution]);
        page.ShouldContain("<b>4 / 4</b><span>modules done</span>");
        page.ShouldContain("<b>1,999,997</b><span>rows written</span>");
        page.ShouldContain("<b>1 / 2</b><span>rules held</span>");
        page.ShouldContain("3 rows break &apos;amount &gt; 0&apos;");
        page.ShouldContain("mean 50.5 · stddev 12 · p5 10 · p50 40 · p95 150 · 1,234,567 values");
        page.ShouldContain("<td>amount</td><td class=\"r-n\">25.00 %</td>");
        page.ShouldContain("/w/out/orders.parquet was published.");
        page.ShouldContain("The run was complete after 3.02 s.");
    }

    [Fact]
    public void A_failure_stands_at_the_top_with_its_place_and_in_the_story()
    {
        string page = Page(RunStatus.Error, [.. Events.Bad]);
        int box = page.IndexOf("class=\"r-error-box\"", StringComparison.Ordinal);
        box.ShouldBeGreaterThan(0);
        box.ShouldBeLessThan(page.IndexOf("<h2>Graph</h2>", StringComparison.Ordinal));
        page.ShouldContain("orders.yml:12:20");
        page.ShouldContain("is tried again after 5.00 s");
        page.ShouldContain("stroke:#cf222e");
        page.ShouldContain("Save was left out: &apos;gate&apos; failed.");
    }

    [Fact]
    public void What_comes_from_outside_is_text_and_nothing_else()
    {
        RunStarted started = (RunStarted)Events.Good[0];
        string page = Page(RunStatus.Success, [
            started with { BlueprintName = "<b>x</b>\e[31m", Modules = [new("a", "Channel", "<script>alert(1)</script>", "duckdb")] },
            new NoticeRaised { RunId = "r1", At = Events.At(1), Code = "WEIR6020", Message = "<img src=x>" },
        ]);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldNotContain("<b>x");
        page.ShouldNotContain("\e");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Fact]
    public void A_run_that_has_just_begun_has_a_page_too()
    {
        Page(RunStatus.Running, Events.Good[0]).ShouldContain("<b>0 / 4</b>");
        HtmlReport.Render(FakeStore.Record("r1", RunStatus.Interrupted), [], []).ShouldContain("interrupted");
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}
