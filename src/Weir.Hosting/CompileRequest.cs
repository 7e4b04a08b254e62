namespace Weir.Hosting;

/// <summary>What to compile, and with which values.</summary>
public sealed record CompileRequest
{
    /// <summary>The Blueprint's file, as the user named it.</summary>
    public required string Path { get; init; }

    public ProjectOptions Project { get; init; } = ProjectOptions.None;

    public string? Profile { get; init; }

    /// <summary>Context values that win over the Blueprint's.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    /// <summary><c>--set</c> overlays, each <c>path=value</c> or <c>path:=json</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The day that <c>@aq.date.*</c> takes as today; null for now.</summary>
    public DateOnly? ExecutionDate { get; init; }

    /// <summary>The run's id; a new one when null.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether to look for the sources' files.</summary>
    public bool CheckSources { get; init; } = true;

    /// <summary>Whether warnings count as errors.</summary>
    public bool Strict { get; init; }

    /// <summary>Of a bundle: whether what was fetched last will do when nothing can be fetched.</summary>
    public bool AllowStaleBundle { get; init; }

    /// <summary>Of a bundle: the folder of the state to take instead of the newest.</summary>
    internal string? BundleVersion { get; init; }
}
