using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;

namespace Weir.Compiler;

/// <summary>Everything from outside that a compilation may look at; the process's own environment and clock are not.</summary>
public sealed record CompileOptions
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The context profile to use (<c>--profile</c>), or null.</summary>
    public string? Profile { get; init; }

    /// <summary>Dotted context keys to values (<c>--ctx</c>); they win over everything else.</summary>
    public IReadOnlyDictionary<string, string> ContextOverrides { get; init; } = None;

    /// <summary>Values to put into the Blueprint (<c>--set</c>), in order.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>The environment, with what <c>.env</c> files and <c>--env</c> add.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = None;

    /// <summary>The id of the run that this compilation is for; empty when it is for none.</summary>
    public string RunId { get; init; } = "";

    /// <summary>The day that <c>@aq.date.*</c> takes for today; null for the clock's, in UTC.</summary>
    public DateOnly? ExecutionDate { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Reads a value of a depot by a <see cref="DepotKey"/>, null when it has none under the key; null when there is no depot.</summary>
    public Func<string, string?>? Depot { get; init; }

    /// <summary>The depots that there are.</summary>
    public IReadOnlyCollection<string> DepotNames { get; init; } = [DepotKey.Default];

    /// <summary>The engines by name.</summary>
    public required IReadOnlyDictionary<string, IEngine> Engines { get; init; }

    /// <summary>The formats of outside systems.</summary>
    public ConnectorCatalogue Connectors { get; init; } = ConnectorCatalogue.None;

    /// <summary>The tasks that modules may use.</summary>
    public TaskCatalogue Tasks { get; init; } = TaskCatalogue.Empty;

    /// <summary>The engine of modules that are not pinned.</summary>
    public string DefaultEngine { get; init; } = "duckdb";

    /// <summary>Values of <c>@aq.deployment.env()</c> and <c>@aq.deployment.target()</c>.</summary>
    public string DeploymentEnvironment { get; init; } = "local";

    public string DeploymentTarget { get; init; } = "local";

    /// <summary>Where secrets are looked up; null for the environment.</summary>
    public ISecretSource? Secrets { get; init; }

    /// <summary>Told of every secret that a Blueprint asks for.</summary>
    public SecretRedactor Redactor { get; init; } = new();

    /// <summary>
    /// Reads the Blueprint of an Arcade from an absolute path. Null when it can't; then the bag says why.
    /// </summary>
    public Func<string, DiagnosticBag, Blueprint?>? ArcadeLoader { get; init; }

    /// <summary>Loads the author's own code; null to leave it unread.</summary>
    public IUserCode? UserCode { get; init; }

    /// <summary>Whether to look if the local files that Ingresses read are there.</summary>
    public bool CheckSources { get; init; } = true;
}
