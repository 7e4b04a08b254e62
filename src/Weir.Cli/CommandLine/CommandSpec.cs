namespace Weir.Cli.CommandLine;

/// <summary>A command, declared once: parser, help, completion and reference page come from it.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">One phrase for the list of commands, without a period.</param>
internal sealed record CommandSpec(string Name, string Summary)
{
    /// <summary>More for its own help page; sentences.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    /// <summary>Its own options, without those of every command.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>How many words it takes at most.</summary>
    public int MaximumWords => Arguments is [.., { IsRepeatable: true }] ? int.MaxValue : Arguments.Count;

    public string Usage => string.Join(' ', ["weir", Name, .. Arguments.Select(a => a.Usage), "[options]"]);
}
