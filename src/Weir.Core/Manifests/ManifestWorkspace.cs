namespace Weir.Core.Manifests;

/// <summary>The folders that a run's Tasks share: <c>root/blueprint/job/run</c>, and in it one for each purpose. Relative paths of Tasks start at the artifacts.</summary>
/// <param name="Root">Absolute.</param>
public sealed record ManifestWorkspace(string Root)
{
    public WorkspaceCleanup Cleanup { get; init; } = WorkspaceCleanup.OnSuccess;

    /// <summary>Further folders, absolute, that Tasks may read and write.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Allowed { get; init; } = [];

    public string Artifacts { get; init; } = "artifacts";

    public string Scratch { get; init; } = "scratch";

    public string Manifests { get; init; } = "manifests";
}
