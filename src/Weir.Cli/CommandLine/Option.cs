namespace Weir.Cli.CommandLine;

/// <summary>An option of a command. Parser, help, completion and reference page come from it.</summary>
/// <param name="Name">With its dashes: <c>--profile</c>.</param>
/// <param name="Description">A phrase that begins with a small letter and ends without a period.</param>
internal sealed record Option(string Name, string Description)
{
    /// <summary>The one-letter form, or null.</summary>
    public char? Letter { get; init; }

    /// <summary>What stands for the value in help; null for a flag, which takes none.</summary>
    public string? ValueName { get; init; }

    /// <summary>True when the option may stand without its value.</summary>
    public bool IsValueOptional { get; init; }

    /// <summary>True when it may be given several times.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The allowed values; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public ValueKind Kind { get; init; }

    /// <summary>The value when the option is not given, for help.</summary>
    public string? Default { get; init; }

    public bool TakesValue => ValueName is not null;
}
