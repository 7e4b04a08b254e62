using Weir.Cli.CommandLine;
using Weir.Cli.Commands;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class HelpTests
{
    [Fact]
    public async Task The_help_of_the_program_is_its_golden()
    {
        CliRun run = await CliRun.Of("--help");

        run.Code.ShouldBe(0);
        Golden.Check("help/weir.txt", run.Out);
        (await CliRun.Of()).Out.ShouldBe(run.Out);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_help_of_each_command_is_its_golden_and_has_examples_of_that_command(string name)
    {
        CliRun run = await CliRun.Of(name, "--help");

        run.Code.ShouldBe(0);
        run.Error.ShouldBe("");
        Golden.Check($"help/{name}.txt", run.Out);
        CommandSpec spec = CommandCatalogue.Find(name)!.Spec;
        spec.Name.ShouldBe(name);
        spec.Examples.ShouldNotBeEmpty();
        spec.Examples.ShouldAllBe(e => e.Line.Contains($"weir {name}"));
    }

    [Fact]
    public void Every_option_of_every_command_has_its_own_name_and_letter()
    {
        foreach (CommandSpec spec in CommandCatalogue.Specs)
        {
            List<Option> options = [.. spec.Options, .. GlobalOptions.All];

            options.Select(o => o.Name).ShouldBeUnique();
            options.Where(o => o.Letter is not null).Select(o => o.Letter).ShouldBeUnique();
            options.ShouldAllBe(o => o.Default == null || o.Choices.Count == 0 || o.Choices.Contains(o.Default));
        }
    }

    [Fact]
    public async Task The_version_is_printed_with_or_without_a_command()
    {
        (await CliRun.Of("--version")).Out.ShouldBe("weir 0.1.0\n");
        (await CliRun.Of("run", "--version")).Out.ShouldBe("weir 0.1.0\n");
    }

    public static TheoryData<string> Names() => [.. CommandCatalogue.Names];
}
