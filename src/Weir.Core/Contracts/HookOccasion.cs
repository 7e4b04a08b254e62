using Weir.Core.Events;

namespace Weir.Core.Contracts;

/// <summary>The run that a hook follows.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="BlueprintId">The Blueprint's id.</param>
/// <param name="BlueprintName">The Blueprint's name.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Error">What stopped it; null after a success. Secrets are redacted.</param>
public sealed record HookOccasion(string RunId, string BlueprintId, string BlueprintName, RunStatus Status, TimeSpan Duration, RunError? Error)
{
    /// <summary>The folder of the Blueprint, where relative paths start.</summary>
    public required string BaseDirectory { get; init; }
}
