using System.Text;
using Weir.Cli.CommandLine;

namespace Weir.Cli.Completion;

/// <summary>Completion for zsh, with descriptions.</summary>
internal static class ZshScript
{
    public static string Render(IReadOnlyList<CommandSpec> commands)
    {
        StringBuilder text = new();
        text.Append("#compdef weir\n# zsh completion for weir\n_weir() {\n    local state line context\n    typeset -A opt_args\n    _arguments -C \\\n");
        foreach (Option option in GlobalOptions.All)
        {
            text.Append("        ").Append(Argument(option)).Append(" \\\n");
        }

        text.Append("        '1:command:->command' \\\n        '*::argument:->arguments'\n    case $state in\n        command)\n            local -a commands=(\n");
        foreach (CommandSpec command in commands)
        {
            text.Append("                '").Append(command.Name).Append(':').Append(Quote(command.Summary)).Append("'\n");
        }

        text.Append("            )\n            _describe -t commands 'weir command' commands\n            ;;\n        arguments)\n            case $line[1] in\n");
        foreach (CommandSpec command in commands)
        {
            Command(text, command);
        }

        text.Append("            esac\n            ;;\n    esac\n}\n");
        return text.Append("if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n    _weir \"$@\"\nelse\n    compdef _weir weir\nfi\n").ToString();
    }

    private static void Command(StringBuilder text, CommandSpec command)
    {
        List<string> parts = [.. command.Options.Concat(GlobalOptions.All).Select(Argument)];
        for (int i = 0; i < command.Arguments.Count; i++)
        {
            Argument argument = command.Arguments[i];
            string place = argument.IsRepeatable ? "*" : argument.IsRequired ? $"{i + 1}" : $"{i + 1}:";
            parts.Add($"'{place}:{argument.Name.ToLowerInvariant()}:{Action(argument.Choices, argument.Kind)}'");
        }

        text.Append("                ").Append(command.Name).Append(") _arguments ");
        text.Append(string.Join(" \\\n                    ", parts)).Append(" ;;\n");
    }

    private static string Argument(Option option)
    {
        string value = option.ValueName is null ? "" : $":{option.ValueName.ToLowerInvariant().Replace(":", "", StringComparison.Ordinal)}:{Action(option.Choices, option.Kind)}";
        string optional = option.IsValueOptional ? ":" + value : value;
        string repeat = option.IsRepeatable ? "*" : "";
        string described = $"[{Quote(option.Description)}]{optional}";
        return option.Letter is { } letter && repeat.Length == 0
            ? $"'(-{letter} {option.Name})'{{-{letter},{option.Name}}}'{described}'"
            : option.Letter is { } l ? $"'*'{{-{l},{option.Name}}}'{described}'" : $"'{repeat}{option.Name}{described}'";
    }

    private static string Action(IReadOnlyList<string> choices, ValueKind kind) =>
        choices.Count > 0 ? $"({string.Join(' ', choices)})" : kind switch
        {
            ValueKind.File => "_files",
            ValueKind.Folder => "_files -/",
            _ => "",
        };

    private static string Quote(string text) => text
        .Replace("'", "'\\''", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
