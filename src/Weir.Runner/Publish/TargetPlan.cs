using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Publish;

/// <summary>What an Egress does to its target, decided once the target is leased.</summary>
internal sealed record TargetPlan(ManifestModule Module, string Target)
{
    /// <summary>True to write a folder of files, false for a single file.</summary>
    public bool AsFolder { get; init; }

    public PublishKind Kind { get; init; }

    /// <summary>Append to a single file: the file whose rows come first.</summary>
    public string? ExistingFile { get; init; }

    /// <summary>Mode ignore, and the target exists.</summary>
    public bool LeavesTarget { get; init; }
}
