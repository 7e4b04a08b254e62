namespace Weir.Cli.CommandLine;

/// <summary>A command line worth copying.</summary>
/// <param name="Line">The whole line, beginning with <c>weir</c>.</param>
/// <param name="Purpose">What it is for.</param>
internal sealed record Example(string Line, string Purpose);
