using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("there is no command 'validat'.", "Did you mean 'weir validate'?", "validat", "x.yml")]
    [InlineData("there is no command 'blueprint.yml'.", "To run it: weir run blueprint.yml", "blueprint.yml")]
    [InlineData("there is no command 'xyzzy'.", "See 'weir --help'.", "xyzzy")]
    [InlineData("weir validate has no option '--formt'.", "Did you mean '--format'?", "validate", "x.yml", "--formt", "json")]
    [InlineData("weir run needs BLUEPRINT: the Blueprint's file.", "Usage: weir run BLUEPRINT [options]", "run")]
    [InlineData("--format can't be 'xml'.", "Expected one of: text, json.", "runs", "--format", "xml")]
    [InlineData("SHELL can't be 'bsh'.", "Did you mean 'bash'?", "completion", "bsh")]
    [InlineData("weir COMMAND has no option '--colour'.", "See 'weir COMMAND --help'.", "--colour")]
    public async Task Wrong_usage_ends_with_code_5_and_the_nearest_name_on_standard_error(string message, string hint, params string[] words)
    {
        CliRun run = await CliRun.Of(words);

        run.Code.ShouldBe(5);
        run.Out.ShouldBe("");
        run.Error.ShouldBe($"usage error: {message}\n  help: {hint}\n");
    }

    [Fact]
    public async Task Colours_are_written_to_a_terminal_only_and_not_against_the_users_will()
    {
        (await CliRun.With(Golden.Root, [], true, "xyzzy")).Error.ShouldStartWith("\e[31musage error:\e[0m");
        (await CliRun.With(Golden.Root, [], false, "xyzzy")).Error.ShouldStartWith("usage error:");
        (await CliRun.With(Golden.Root, new() { ["NO_COLOR"] = "1" }, true, "xyzzy")).Error.ShouldStartWith("usage error:");
        (await CliRun.With(Golden.Root, new() { ["NO_COLOR"] = "" }, true, "xyzzy")).Error.ShouldStartWith("\e[31m");
        (await CliRun.With(Golden.Root, [], true, "--no-color", "xyzzy")).Error.ShouldStartWith("usage error:");
    }
}
