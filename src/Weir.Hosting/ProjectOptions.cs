namespace Weir.Hosting;

/// <summary>What a command line says about the project.</summary>
public sealed record ProjectOptions
{
    public static ProjectOptions None { get; } = new();

    /// <summary>The folder of history and depot; null for the project's own.</summary>
    public string? StoreDirectory { get; init; }

    /// <summary>The address of the history, with the depot, the state and the locks; null for the project's own.</summary>
    public string? Store { get; init; }

    /// <summary>A file of variables; null for none.</summary>
    public string? EnvFile { get; init; }

    /// <summary>Variables that win over all others.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
