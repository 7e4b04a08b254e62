using System.Text;
using Weir.Cli.CommandLine;

namespace Weir.Cli.Completion;

/// <summary>Completion for fish, with descriptions.</summary>
internal static class FishScript
{
    public static string Render(IReadOnlyList<CommandSpec> commands)
    {
        StringBuilder text = new("# fish completion for weir\n");
        foreach (Option option in GlobalOptions.All)
        {
            text.Append("complete -c weir ").Append(Name(option)).Append(" -d ").Append(Quote(option.Description)).Append('\n');
        }

        foreach (CommandSpec command in commands)
        {
            text.Append("complete -c weir -n __fish_use_subcommand -f -a ").Append(command.Name).Append(" -d ").Append(Quote(command.Summary)).Append('\n');
            foreach (Option option in command.Options)
            {
                text.Append(Condition(command)).Append(Name(option)).Append(Value(option)).Append(" -d ").Append(Quote(option.Description)).Append('\n');
            }

            foreach (Argument argument in command.Arguments.Where(a => a.Choices.Count > 0))
            {
                text.Append(Condition(command)).Append("-f -a ").Append(Quote(string.Join(' ', argument.Choices))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Condition(CommandSpec command) => $"complete -c weir -n '__fish_seen_subcommand_from {command.Name}' ";

    private static string Name(Option option) => option.Letter is { } letter ? $"-s {letter} -l {option.Name[2..]}" : $"-l {option.Name[2..]}";

    private static string Value(Option option)
    {
        if (!option.TakesValue || option.IsValueOptional)
        {
            return "";
        }

        return option.Choices.Count > 0 ? $" -x -a {Quote(string.Join(' ', option.Choices))}" : option.Kind switch
        {
            ValueKind.File => " -r -F",
            ValueKind.Folder => " -x -a '(__fish_complete_directories)'",
            _ => " -x",
        };
    }

    private static string Quote(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
