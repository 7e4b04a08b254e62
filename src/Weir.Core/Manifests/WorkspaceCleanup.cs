namespace Weir.Core.Manifests;

/// <summary>When a run's workspace is removed; never before the run has ended.</summary>
public enum WorkspaceCleanup
{
    OnSuccess,

    /// <summary>Also after a failure, so that a resume begins anew.</summary>
    Always,

    Never,
}
