namespace Weir.Cli.CommandLine;

/// <summary>A positional argument of a command.</summary>
/// <param name="Name">In capitals, as help shows it.</param>
/// <param name="Description">A phrase that begins with a small letter and ends without a period.</param>
internal sealed record Argument(string Name, string Description)
{
    public bool IsRequired { get; init; } = true;

    /// <summary>True when any number may follow; only for the last argument.</summary>
    public bool IsRepeatable { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public ValueKind Kind { get; init; } = ValueKind.File;

    /// <summary>As usage shows it: <c>FILE...</c>, <c>[RUN]</c>.</summary>
    public string Usage
    {
        get
        {
            string name = IsRepeatable ? Name + "..." : Name;
            return IsRequired ? name : $"[{name}]";
        }
    }
}
