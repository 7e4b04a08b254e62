namespace Weir.Cli.CommandLine;

/// <summary>The options that every command has.</summary>
internal static class GlobalOptions
{
    public static Option Help { get; } = new("--help", "show this help") { Letter = 'h' };

    public static Option Version { get; } = new("--version", "show the version");

    public static Option Verbose { get; } = new("--verbose", "show notes and the stack of an unexpected error") { Letter = 'v' };

    public static Option NoColor { get; } = new("--no-color", "no colours; the variable NO_COLOR does the same");

    public static IReadOnlyList<Option> All { get; } = [Help, Version, Verbose, NoColor];
}
