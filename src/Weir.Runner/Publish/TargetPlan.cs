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

    /// <summary>Modes that change a part of the target: the target, whose other part is taken over.</summary>
    public string? ExistingTarget { get; init; }

    /// <summary>Whether what is staged was made of what the target held then, so that it is only good as long as the target is held.</summary>
    public bool TakesOver => ExistingFile is not null || ExistingTarget is not null;

    /// <summary>Mode ignore, and the target exists.</summary>
    public bool LeavesTarget { get; init; }
}
