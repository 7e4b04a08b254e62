using Weir.Cli.CommandLine;

namespace Weir.Cli.Commands;

/// <summary>The option <c>--format</c>, the same wherever a command reports.</summary>
internal static class OutputFormat
{
    public const string Text = "text";

    public const string Json = "json";

    public static Option Option { get; } = new("--format", "how to write the result") { ValueName = "FORMAT", Choices = [Text, Json], Default = Text };

    public static bool IsJson(this ParsedCommand arguments) => arguments.Get(Option) == Json;
}
