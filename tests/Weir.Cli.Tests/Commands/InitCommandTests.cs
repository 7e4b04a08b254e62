using Weir.Cli.Templates;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class InitCommandTests
{
    [Theory]
    [InlineData("hello", "data/people.csv")]
    [InlineData("quality", "data/orders.csv")]
    public async Task A_project_is_written_with_all_that_it_needs(string template, string data)
    {
        using TemporaryFolder folder = new();

        CliRun run = await CliRun.In(folder.Path, "init", "mine", "--template", template);

        run.Code.ShouldBe(0);
        run.Out.ShouldBe($"mine/blueprint.yml\nmine/{data}\nmine/weir.yml\nmine/.gitignore\nmine/README.md\nmine/.weir-schema.json\n");
        run.Error.ShouldEndWith("Now run it:  cd mine && weir run blueprint.yml\n");
        string blueprint = File.ReadAllText(Path.Combine(folder.Path, "mine", "blueprint.yml"));
        blueprint.ShouldStartWith("# yaml-language-server: $schema=./.weir-schema.json\n");
        blueprint.ShouldContain($"path: {data}");
        blueprint.ShouldEndWith("\n");
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_nothing_is_half_written()
    {
        using TemporaryFolder folder = new();
        string mine = folder.Write("README.md", "mine");

        CliRun run = await CliRun.In(folder.Path, "init");

        run.Code.ShouldBe(5);
        run.Error.ShouldBe("usage error: README.md is there already in '.', and init never overwrites.\n  help: Give another folder: weir init FOLDER\n");
        File.ReadAllText(mine).ShouldBe("mine");
        Directory.GetFileSystemEntries(folder.Path).ShouldBe([mine]);
    }

    [Fact]
    public void Every_template_has_files_of_its_own()
    {
        ProjectTemplates.Names.Select(n => ProjectTemplates.Find(n)[0].Text).ShouldBeUnique();
    }
}
