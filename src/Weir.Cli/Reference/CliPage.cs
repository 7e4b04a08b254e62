using System.Globalization;
using Weir.Cli.CommandLine;
using Weir.Cli.Commands;

namespace Weir.Cli.Reference;

/// <summary>The page of the command line, from the specs that parse it.</summary>
internal static class CliPage
{
    public static ReferencePage Create()
    {
        Markdown page = new Markdown().Heading(1, "Command line")
            .Paragraph("`weir COMMAND [arguments] [options]`. Results go to standard output, everything else to standard error.");
        page.Table(["command", ""], CommandCatalogue.Specs.Select(s => new[] { $"[`{s.Name}`](#{s.Name})", s.Summary }));
        page.Heading(2, "Options of every command");
        Options(page, GlobalOptions.All);
        page.Heading(2, "Exit codes");
        page.Table(["code", "meaning"], ExitCodes.All.Select(e => new[] { e.Code.ToString(CultureInfo.InvariantCulture), e.Meaning }));
        foreach (CommandSpec spec in CommandCatalogue.Specs)
        {
            Command(page, spec);
        }

        return new ReferencePage("cli.md", page.ToString());
    }

    private static void Command(Markdown page, CommandSpec spec)
    {
        page.Heading(2, spec.Name).Paragraph(HelpText.Sentence(spec.Summary)).Paragraph(spec.Description.Replace('\n', ' ')).Code("", spec.Usage);
        page.Table(["argument", "meaning"], spec.Arguments.Select(a => new[] { $"`{a.Usage}`", HelpText.Describe(a.Description, a.Choices, null) }));
        Options(page, spec.Options);
        page.Table(["example", ""], spec.Examples.Select(e => new[] { $"`{e.Line}`", e.Purpose }));
    }

    private static void Options(Markdown page, IReadOnlyList<Option> options) => page.Table(
        ["option", "meaning"],
        options.Select(o => new[] { $"`{HelpText.Left(o).Trim()}`", HelpText.Describe(o.Description, o.Choices, o.Default) + (o.IsRepeatable ? "; may be repeated" : "") }));
}
