using Weir.Cli.CommandLine;
using Weir.Cli.Completion;

namespace Weir.Cli.Commands;

/// <summary><c>weir completion</c>: prints a shell's completion script.</summary>
internal sealed class CompletionCommand : Command
{
    private static readonly Argument Shell = new("SHELL", "the shell") { Choices = ["bash", "zsh", "fish", "pwsh"], Kind = ValueKind.Text };

    public override CommandSpec Spec { get; } = new("completion", "print a script that completes commands, options and files in a shell")
    {
        Arguments = [Shell],
        Examples =
        [
            new("source <(weir completion bash)", "for this bash session; put the line into ~/.bashrc to keep it"),
            new("weir completion zsh > \"${fpath[1]}/_weir\"", "for zsh"),
            new("weir completion fish > ~/.config/fish/completions/weir.fish", "for fish"),
            new("weir completion pwsh >> $PROFILE", "for PowerShell"),
        ],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        List<CommandSpec> commands = [.. CommandCatalogue.Specs];
        invocation.Console.Out.Write(invocation.Arguments.Word(0) switch
        {
            "zsh" => ZshScript.Render(commands),
            "pwsh" => PowerShellScript.Render(commands),
            "fish" => FishScript.Render(commands),
            _ => BashScript.Render(commands),
        });
        return Task.FromResult(ExitCodes.Done);
    }
}
