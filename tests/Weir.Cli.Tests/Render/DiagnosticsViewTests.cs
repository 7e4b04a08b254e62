using System.Text.Json;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Cli.Tests.Render;

public sealed class DiagnosticsViewTests
{
    private static readonly DiagnosticCode Code = new("WEIR2001", "unknown-key", Severity.Error, Fault.Author, "");

    [Fact]
    public void A_finding_shows_its_line_with_a_caret_below_the_words_and_the_way_out()
    {
        SourceText source = new("a.yml", "id: x\nmodules:\n  - type: Ingress\n    confg: {}\n");
        Diagnostic finding = new(Code, new SourceSpan(source, source.OffsetOf(4, 5), 5), "Unknown key 'confg' in module.") { Hint = "Did you mean 'config'?" };

        new DiagnosticsView(Style.Plain).Render([finding]).ShouldBe(
            "error[WEIR2001] Unknown key 'confg' in module.\n"
            + "  --> a.yml:4:5\n"
            + "   |\n"
            + " 4 |     confg: {}\n"
            + "   |     ^^^^^\n"
            + "  help: Did you mean 'config'?\n\n");
    }

    [Fact]
    public void A_caret_stands_right_behind_tabs_and_wide_characters()
    {
        SourceText source = new("a.yml", "\t漢字: x");
        Diagnostic finding = new(Code, new SourceSpan(source, 5, 1), "m");

        string[] lines = new DiagnosticsView(Style.Plain).Render([finding]).Split('\n');

        lines[3].ShouldBe(" 1 |  漢字: x");
        lines[4].ShouldBe("   |        ^");
    }

    [Fact]
    public void A_long_line_is_shown_around_the_column_and_a_span_over_lines_ends_with_the_line()
    {
        SourceText source = new("a.yml", new string('a', 500) + "BAD" + new string('b', 500) + "\nnext");
        Diagnostic finding = new(Code, new SourceSpan(source, 500, 510), "m");

        string[] lines = new DiagnosticsView(Style.Plain).Render([finding]).Split('\n');

        lines[3].Length.ShouldBeLessThan(180);
        lines[3].ShouldContain("aBADb");
        lines[3].IndexOf('B', StringComparison.Ordinal).ShouldBe(lines[4].IndexOf('^', StringComparison.Ordinal));
        lines[4].Length.ShouldBe(lines[3].Length);
    }

    [Fact]
    public void A_finding_in_json_has_both_ends_of_its_place_and_its_repair()
    {
        SourceText source = new("a.yml", "one\ntwo three\n");
        SourceSpan span = new(source, 8, 5);
        Diagnostic finding = new(Code, span, "m") { ModuleId = "x", Edit = new TextEdit(span, "four") };

        JsonElement json = JsonDocument.Parse(JsonOut.Document(j => j.Diagnostics([finding]))).RootElement.GetProperty("diagnostics")[0];

        json.GetProperty("line").GetInt32().ShouldBe(2);
        json.GetProperty("column").GetInt32().ShouldBe(5);
        json.GetProperty("end_column").GetInt32().ShouldBe(10);
        json.GetProperty("module_id").GetString().ShouldBe("x");
        json.GetProperty("severity").GetString().ShouldBe("error");
        json.GetProperty("edit").GetProperty("new_text").GetString().ShouldBe("four");
    }
}
