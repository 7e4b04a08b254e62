using Weir.Core.Events;

namespace Weir.Core.Contracts;

/// <summary>The place where targets of one kind live: stages beside a target, publishes whole, and keeps two runs from one target.</summary>
/// <remarks>Paths are absolute. Everything but <see cref="Publish"/> leaves the target as it is.</remarks>
public interface ITargetStore
{
    /// <summary>What is at a target now.</summary>
    TargetState Inspect(string target);

    /// <summary>A file in a folder at a target that is no data, and that would go with the folder; null when there is none.</summary>
    /// <param name="target">The target.</param>
    /// <param name="endings">The endings of data files, in lower case and with their dots. Names that begin with <c>_</c> or <c>.</c> are marks of those that write data.</param>
    string? FindForeign(string target, IReadOnlyList<string> endings) => null;

    /// <summary>Makes this run the only one that may write the target, in this and any other process, whatever its store.</summary>
    /// <returns>The lease, or null when another run holds it.</returns>
    /// <exception cref="Diagnostics.WeirException">The target's folder can't be made or written.</exception>
    ITargetLease? TryLease(string target, string runId);

    /// <summary>Who holds a target, in words; null when nobody.</summary>
    string? DescribeHolder(string target);

    /// <summary>A fresh path beside the target to stage at; its folder exists, itself it does not. The same run, module and target always give the same path; what an earlier attempt left there is removed.</summary>
    string Stage(string target, string runId, string moduleId);

    /// <summary>The path that <see cref="Stage"/> gives, without touching anything.</summary>
    string StagedPath(string target, string runId, string moduleId);

    /// <summary>Makes a staged write durable (its bytes are on disk), so that publishing is only a rename.</summary>
    void Flush(string stagedPath);

    /// <summary>Makes a staged write visible. Doing it again after a crash anywhere inside gives the same end state.</summary>
    void Publish(PublishStep step);

    /// <summary>The runs that have staged data beside a target, in ordinal order; while the target is leased, others' are of dead runs.</summary>
    IReadOnlyList<string> StagedRuns(string target);

    /// <summary>Removes everything that a run staged beside a target.</summary>
    void Discard(string target, string runId);
}
