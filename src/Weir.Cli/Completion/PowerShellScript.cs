using System.Text;
using Weir.Cli.CommandLine;

namespace Weir.Cli.Completion;

/// <summary>Completion for PowerShell: tables of words, and a block that looks into them. Files are PowerShell's own to complete.</summary>
internal static class PowerShellScript
{
    private const string Block =
        """
            $words = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })
            $command = if ($words.Count -gt 1) { $words[1] } else { '' }
            $found = if ($values.ContainsKey("$command $($words[-1])")) { $values["$command $($words[-1])"] }
                elseif ($word -like '-*') { $options[$command] }
                else { $arguments[$command] }
            $found | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    public static string Render(IReadOnlyList<CommandSpec> commands)
    {
        StringBuilder text = new("# PowerShell completion for weir\nRegister-ArgumentCompleter -Native -CommandName weir -ScriptBlock {\n    param($word, $ast, $position)\n");
        string[] common = [.. GlobalOptions.All.Select(o => o.Name)];
        Table(text, "options", commands.Select(c => (c.Name, c.Options.Select(o => o.Name).Concat(common))).Prepend(("", common)));
        Table(text, "arguments", commands.Select(c => (c.Name, c.Arguments.SelectMany(a => a.Choices))).Prepend(("", commands.Select(c => c.Name))));
        Table(text, "values", commands.SelectMany(c => c.Options.Select(o => ($"{c.Name} {o.Name}", o.Choices.AsEnumerable()))));
        return text.Append(Block).ToString();
    }

    private static void Table(StringBuilder text, string name, IEnumerable<(string Key, IEnumerable<string> Words)> rows)
    {
        text.Append("    $").Append(name).Append(" = @{\n");
        foreach ((string key, IEnumerable<string> words) in rows.Where(row => row.Words.Any()))
        {
            text.Append("        ").Append(Quote(key)).Append(" = @(").AppendJoin(", ", words.Select(Quote)).Append(")\n");
        }

        text.Append("    }\n");
    }

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
