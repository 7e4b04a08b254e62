using System.Text;
using Weir.Cli.CommandLine;

namespace Weir.Cli.Completion;

/// <summary>Completion for bash: needs no helper library.</summary>
internal static class BashScript
{
    public static string Render(IReadOnlyList<CommandSpec> commands)
    {
        StringBuilder text = new();
        text.Append("# bash completion for weir\n_weir() {\n");
        text.Append("    local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\" command=\"\" word options=\"\" values=\"\"\n");
        text.Append("    COMPREPLY=()\n    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n");
        text.Append("        case \"$word\" in\n            -*) ;;\n            *) command=\"$word\"; break ;;\n        esac\n    done\n");
        text.Append("    case \"$command\" in\n");
        text.Append("        \"\")\n            options=\"").Append(Names(GlobalOptions.All)).Append("\"\n            values=\"");
        text.Append(string.Join(' ', commands.Select(c => c.Name))).Append("\"\n            ;;\n");
        foreach (CommandSpec command in commands)
        {
            Command(text, command);
        }

        text.Append("    esac\n");
        text.Append("    if [[ \"$cur\" == -* ]]; then\n        COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n");
        text.Append("    elif [[ -n \"$values\" ]]; then\n        COMPREPLY=($(compgen -W \"$values\" -- \"$cur\"))\n");
        text.Append("    else\n        COMPREPLY=($(compgen -f -- \"$cur\"))\n    fi\n}\n");
        return text.Append("complete -o filenames -F _weir weir ./weir\n").ToString();
    }

    private static void Command(StringBuilder text, CommandSpec command)
    {
        text.Append("        ").Append(command.Name).Append(")\n");
        text.Append("            options=\"").Append(Names(command.Options.Concat(GlobalOptions.All))).Append("\"\n");
        string[] words = [.. command.Arguments.SelectMany(a => a.Choices)];
        if (words.Length > 0)
        {
            text.Append("            values=\"").Append(string.Join(' ', words)).Append("\"\n");
        }

        text.Append("            case \"$prev\" in\n");
        foreach (Option option in command.Options.Where(o => o.TakesValue && !o.IsValueOptional))
        {
            string names = option.Letter is { } letter ? $"{option.Name}|-{letter}" : option.Name;
            string reply = option.Choices.Count > 0 ? $"COMPREPLY=($(compgen -W \"{string.Join(' ', option.Choices)}\" -- \"$cur\"))"
                : option.Kind == ValueKind.Folder ? "COMPREPLY=($(compgen -d -- \"$cur\"))"
                : option.Kind == ValueKind.File ? "COMPREPLY=($(compgen -f -- \"$cur\"))" : ":";
            text.Append("                ").Append(names).Append(") ").Append(reply).Append("; return ;;\n");
        }

        text.Append("            esac\n            ;;\n");
    }

    private static string Names(IEnumerable<Option> options) =>
        string.Join(' ', options.SelectMany(o => o.Letter is { } letter ? [$"-{letter}", o.Name] : new[] { o.Name }));
}
