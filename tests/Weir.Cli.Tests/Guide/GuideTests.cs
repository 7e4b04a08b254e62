using Weir.Cli.Tests.Support;
using Weir.Core.Diagnostics;
using Weir.Hosting;

namespace Weir.Cli.Tests.Guide;

/// <summary>
/// What the guide shows is true: its Blueprints compile, its commands run, in the order of the page, and print what stands below them.
/// <c>WEIR_GOLDEN=write</c> puts the outputs into the pages.
/// </summary>
public sealed class GuideTests
{
    private const string Prompt = "$ ";

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(Golden.Root, "docs", "guide"), "*.md").Select(path => "docs/guide/" + Path.GetFileName(path)), "README.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Blueprints_compile(string page)
    {
        using GuideSession session = new();
        GuideBlock[] blocks = [.. GuideBlock.Read(Lines(page))];
        foreach (GuideBlock code in blocks.Where(block => block.Language == "csharp" && block.Name is not null))
        {
            session.Write(code.Name!, code.Text);
        }

        foreach (GuideBlock block in blocks.Where(block => block.Language == "yaml"))
        {
            string name = block.Name ?? "blueprint.yml";
            session.Write(name, block.Text);
            if (name != "weir.yml")
            {
                Compiled compiled = session.Compile(name, checkSources: false);
                string found = string.Join('\n', compiled.Diagnostics.Where(d => d.Severity != Severity.Note).Select(d => d.Message));
                (found.Length == 0).ShouldBe(name != "wrong.yml", $"{page}, {name}: {found}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_print_what_the_page_shows(string page)
    {
        using GuideSession session = new();
        string[] lines = Lines(page);
        List<string> written = [];
        int copied = 0;
        foreach (GuideBlock block in GuideBlock.Read(lines))
        {
            if (block.Language == "console")
            {
                string output = Run(session, block.Lines);
                GuideSession.Normal(Golden.Rewrite ? "" : block.Text).ShouldBe(GuideSession.Normal(Golden.Rewrite ? "" : output), $"{page}; run with WEIR_GOLDEN=write to accept");
                written.AddRange(lines[copied..block.First]);
                written.AddRange(output.TrimEnd('\n').Split('\n'));
                copied = block.First + block.Lines.Count;
            }
            else if (block.Name is { } name)
            {
                session.Write(name, block.Text);
            }
        }

        if (Golden.Rewrite)
        {
            File.WriteAllLines(Path.Combine(Golden.Root, page), [.. written, .. lines[copied..]]);
        }
    }

    /// <summary>The commands of a block, each with what it prints now.</summary>
    private static string Run(GuideSession session, IReadOnlyList<string> lines) =>
        string.Concat(lines.Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)).Select(line => line + "\n" + Trimmed(session.Type(line[Prompt.Length..]))));

    /// <summary>A page has no blanks at the ends of lines, and no empty line before the next command.</summary>
    private static string Trimmed(string output)
    {
        string text = string.Join('\n', output.Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');
        return text.Length == 0 ? "" : text + "\n";
    }

    private static string[] Lines(string page) => File.ReadAllLines(Path.Combine(Golden.Root, page));
}
