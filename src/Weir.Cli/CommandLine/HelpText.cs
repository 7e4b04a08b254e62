using System.Text;
using Weir.Cli.Render;

namespace Weir.Cli.CommandLine;

/// <summary>Writes help pages from specs.</summary>
internal sealed class HelpText(Style style)
{
    private const int MaximumNameWidth = 34;

    /// <summary>The page of the whole program.</summary>
    public string OfProgram(IReadOnlyList<CommandSpec> commands)
    {
        StringBuilder text = new();
        text.Append("Weir runs data pipelines that are described in text.\n\n");
        Head(text, "Usage");
        text.Append("  weir COMMAND [arguments] [options]\n\n");
        Head(text, "Commands");
        Rows(text, commands.Select(c => (c.Name, c.Summary)));
        text.Append('\n');
        Head(text, "Options");
        Rows(text, GlobalOptions.All.Select(o => (Left(o), o.Description)));
        text.Append('\n');
        Head(text, "Examples");
        text.Append("  weir init my-project && cd my-project && weir run blueprint.yml\n");
        text.Append("  weir validate pipelines/*.yml\n");
        text.Append("  weir run pipelines/orders.yml --profile prod --set modules.save.config.mode=append\n\n");
        Head(text, "Exit codes");
        Rows(text, ExitCodes.All.Select(e => (e.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), e.Meaning)));
        text.Append("\nSee 'weir COMMAND --help' for a command.\n");
        return text.ToString();
    }

    /// <summary>The page of one command.</summary>
    public string OfCommand(CommandSpec spec)
    {
        StringBuilder text = new();
        text.Append(Sentence(spec.Summary)).Append('\n');
        if (spec.Description.Length > 0)
        {
            text.Append('\n').Append(spec.Description).Append('\n');
        }

        text.Append('\n');
        Head(text, "Usage");
        text.Append("  ").Append(spec.Usage).Append("\n\n");
        Section(text, "Arguments", spec.Arguments.Select(a => (a.Usage, Describe(a.Description, a.Choices, null))));
        Section(text, "Options", spec.Options.Select(o => (Left(o), Describe(o.Description, o.Choices, o.Default))));
        Section(text, "Options of every command", GlobalOptions.All.Select(o => (Left(o), o.Description)));
        Examples(text, spec);
        return text.ToString();
    }

    /// <summary>As help shows an option: <c>-p, --profile NAME</c>.</summary>
    public static string Left(Option option)
    {
        string letter = option.Letter is { } l ? $"-{l}, " : "    ";
        string value = option.ValueName is null ? "" : option.IsValueOptional ? $" [{option.ValueName}]" : $" {option.ValueName}";
        return letter + option.Name + value;
    }

    public static string Describe(string description, IReadOnlyList<string> choices, string? defaultValue)
    {
        string text = choices.Count > 0 ? $"{description}: {string.Join(", ", choices)}" : description;
        return defaultValue is null ? text : $"{text} (default {defaultValue})";
    }

    public static string Sentence(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..] + ".";

    private void Examples(StringBuilder text, CommandSpec spec)
    {
        Head(text, "Examples");
        foreach (Example example in spec.Examples)
        {
            text.Append("  ").Append(example.Line).Append('\n').Append("      ").Append(style.Dim(example.Purpose)).Append('\n');
        }
    }

    private void Section(StringBuilder text, string head, IEnumerable<(string Left, string Right)> rows)
    {
        List<(string, string)> all = [.. rows];
        if (all.Count > 0)
        {
            Head(text, head);
            Rows(text, all);
            text.Append('\n');
        }
    }

    private void Head(StringBuilder text, string head) => text.Append(style.Bold(head)).Append('\n');

    private void Rows(StringBuilder text, IEnumerable<(string Left, string Right)> rows)
    {
        List<(string Left, string Right)> all = [.. rows];
        int width = Math.Min(MaximumNameWidth, all.Max(r => r.Left.Length));
        foreach ((string left, string right) in all)
        {
            text.Append("  ").Append(style.Cyan(left)).Append(' ', Math.Max(2, width - left.Length + 2)).Append(right).Append('\n');
        }
    }
}
