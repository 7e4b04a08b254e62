using System.Diagnostics;
using Weir.Cli.CommandLine;
using Weir.Cli.Commands;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task A_script_knows_every_command_and_every_option(string shell)
    {
        CliRun run = await CliRun.Of("completion", shell);

        run.Code.ShouldBe(0);
        foreach (CommandSpec spec in CommandCatalogue.Specs)
        {
            run.Out.ShouldContain(spec.Name);
            foreach (Option option in spec.Options)
            {
                run.Out.ShouldContain(shell == "fish" ? $"-l {option.Name[2..]}" : option.Name);
            }
        }

        Golden.Check($"completion/weir.{shell}", run.Out);
    }

    [Theory]
    [InlineData("validate", "weir", "val")]
    [InlineData("--profile", "weir", "run", "x.yml", "--prof")]
    [InlineData("json jsonl", "weir", "run", "x.yml", "--format", "json")]
    [InlineData("fish", "weir", "completion", "f")]
    [InlineData("weir.slnx Weir.slnx", "weir", "run", "Weir.sl")]
    public async Task Bash_completes_commands_options_values_and_files(string expected, params string[] words)
    {
        string script = (await CliRun.Of("completion", "bash")).Out;
        string quoted = string.Join(' ', words.Select(w => $"'{w}'"));
        string program = $"{script}\nCOMP_WORDS=({quoted}); COMP_CWORD={words.Length - 1}; _weir; printf '%s\\n' \"${{COMPREPLY[@]}}\"";

        using Process bash = Process.Start(new ProcessStartInfo("bash", ["-c", program]) { RedirectStandardOutput = true, WorkingDirectory = Golden.Root })!;
        string[] replies = (await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);

        bash.ExitCode.ShouldBe(0);
        replies.ShouldNotBeEmpty();
        replies.ShouldBeSubsetOf(expected.Split(' '));
    }
}
