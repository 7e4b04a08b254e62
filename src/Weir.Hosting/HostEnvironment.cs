using System.Collections;

namespace Weir.Hosting;

/// <summary>What the process stands in. An input, so that tests can give another.</summary>
public sealed record HostEnvironment
{
    /// <summary>Absolute.</summary>
    public required string CurrentDirectory { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Where a log goes that a Blueprint wants on standard output.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>Where a log goes that a Blueprint wants on standard error.</summary>
    public TextWriter Error { get; init; } = TextWriter.Null;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where a project may ask for events to be written; who shows something gives its own.</summary>
    public TextWriter Errors { get; init; } = TextWriter.Null;

    /// <summary>A path as this process's user would write it: relative when it is below the current folder.</summary>
    internal string Shown(string path)
    {
        string relative = Path.GetRelativePath(CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The environment of this process.</summary>
    public static HostEnvironment OfProcess()
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return new HostEnvironment { CurrentDirectory = Environment.CurrentDirectory, Variables = variables };
    }
}
