using Weir.Core.Manifests;

namespace Weir.Core.Contracts;

/// <summary>What to write and where to stage it.</summary>
public sealed record WriteRequest
{
    /// <summary>The Egress: format, options, partitioning.</summary>
    public required ManifestModule Module { get; init; }

    public required Relation Relation { get; init; }

    /// <summary>An absolute path that does not exist yet, in a folder that does: the file, or the folder, to make.</summary>
    public required string StagedPath { get; init; }

    /// <summary>True to make a folder of files, false for a single file.</summary>
    public required bool AsFolder { get; init; }

    /// <summary>In a folder, the stem of the files' names, unique to this run and module.</summary>
    public string FileStem { get; init; } = "part";

    /// <summary>Append to a single file: the present file, whose rows come first in the staged one; null otherwise.</summary>
    public string? ExistingFile { get; init; }

    /// <summary>
    /// Modes merge and overwrite_partitions: the file or folder that is there. What the write does not change of it becomes part of what is staged; null when nothing is there.
    /// </summary>
    public string? ExistingTarget { get; init; }

    /// <summary>Figures to take on the way, of relations for which <see cref="IEngineSession.CanObserve"/> said yes.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];
}
