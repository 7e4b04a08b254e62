using Weir.Formats.Hocon.Includes;

namespace Weir.Formats.Hocon;

/// <summary>What a HOCON text may reach beyond itself, and how far.</summary>
public sealed record HoconReadOptions
{
    /// <summary>Neither environment nor files: what the text says, and nothing else.</summary>
    public static HoconReadOptions Closed { get; } = new();

    /// <summary>The process's environment and the file system.</summary>
    public static HoconReadOptions Files { get; } = new() { Environment = System.Environment.GetEnvironmentVariable, Includes = new FileIncludeReader() };

    /// <summary>The value of an environment variable, or null; asked for substitutions that the configuration does not define.</summary>
    public Func<string, string?> Environment { get; init; } = static _ => null;

    /// <summary>Reads included files; null refuses every <c>include</c>.</summary>
    public IIncludeReader? Includes { get; init; }

    /// <summary>How deep objects and lists may nest in the text: 128 by default.</summary>
    public int MaximumDepth { get; init; } = 128;

    /// <summary>How long a chain of substitutions may be, and how deep the result may nest: 400 by default.</summary>
    public int MaximumChain { get; init; } = 400;

    /// <summary>How many files may be included in all: 1,000 by default.</summary>
    public int MaximumIncludes { get; init; } = 1_000;

    /// <summary>How many values and characters the result may have, counted with every repetition: 16 million by default.</summary>
    public long MaximumSize { get; init; } = 16_000_000;
}
