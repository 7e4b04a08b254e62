using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Hosting.Stores;

namespace Weir.Hosting;

/// <summary>The project that a Blueprint belongs to: the nearest <c>weir.yml</c> or <c>aqueduct.yml</c> above it, or defaults.</summary>
public sealed record Project
{
    /// <summary>The project file's folder; without a file the current folder.</summary>
    public required string Directory { get; init; }

    /// <summary>The checked project file; empty without one.</summary>
    public required Config Settings { get; init; }

    /// <summary>The process's variables over those of <c>.env</c>.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Absolute folder of what Weir keeps beside the Blueprints: work, checkpoints, code, and the history unless it is elsewhere.</summary>
    public required string StoreDirectory { get; init; }

    /// <summary>Where the history, the depots, the state and the locks are.</summary>
    public required StorePlaces Stores { get; init; }

    public string DefaultEngine => Settings.Has(ProjectSpec.Deployment)
        ? Settings.Get(ProjectSpec.Deployment).Get(ProjectSpec.DefaultEngine)
        : ProjectSpec.DefaultEngine.DefaultValue!;

    /// <summary>The absolute folder by which rows pass from one engine to another.</summary>
    public string HandoverDirectory => Settings.Has(ProjectSpec.Deployment) && Settings.Get(ProjectSpec.Deployment) is { } deployment && deployment.Has(ProjectSpec.HandoverPath)
        ? System.IO.Path.GetFullPath(deployment.Get(ProjectSpec.HandoverPath), Directory)
        : System.IO.Path.Combine(StoreDirectory, "handover");

    public string TimeZone => Settings.Get(ProjectSpec.TimeZone);

    /// <summary>Engine name to settings, as the project file has them.</summary>
    public MappingNode EngineSettings => Settings.NodeOf(ProjectSpec.Engines) as MappingNode ?? MappingNode.Empty;

    public bool AllowCommandHooks => Settings.Has(ProjectSpec.Danger) && Settings.Get(ProjectSpec.Danger).Get(ProjectSpec.AllowCommandHooks);

    /// <summary>The absolute path of the audit log; null when none is written.</summary>
    public string? AuditPath
    {
        get
        {
            if (!Settings.Has(ProjectSpec.Audit) || Settings.Get(ProjectSpec.Audit) is not { } audit || !audit.Get(ProjectSpec.AuditEnabled))
            {
                return null;
            }

            return audit.Has(ProjectSpec.AuditPath) ? System.IO.Path.GetFullPath(audit.Get(ProjectSpec.AuditPath), Directory) : System.IO.Path.Combine(StoreDirectory, "audit.jsonl");
        }
    }
}
