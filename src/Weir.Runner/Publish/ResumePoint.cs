using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Publish;

/// <summary>What of an earlier attempt at a run still counts.</summary>
internal sealed class ResumePoint
{
    private readonly Dictionary<string, ModuleFinished> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> published = new(StringComparer.Ordinal);

    private ResumePoint()
    {
    }

    /// <summary>A fresh run.</summary>
    public static ResumePoint None { get; } = new();

    /// <summary>Finds the writes of an earlier attempt that are finished and still there.</summary>
    /// <param name="record">The earlier attempt; null for a fresh run.</param>
    /// <param name="plans">What each Egress does now.</param>
    /// <param name="targets">Where staged data lies.</param>
    /// <remarks>A write is flushed before its end is stored, so a staged path of a stored success is whole. One that took over an existing file's rows is made again: the file may have changed.</remarks>
    public static ResumePoint Of(RunRecord? record, IEnumerable<TargetPlan> plans, ITargetStore targets)
    {
        ResumePoint point = new();
        if (record is null)
        {
            return point;
        }

        point.published.UnionWith(record.Published);
        Dictionary<string, ModuleFinished> lastEnds = new(StringComparer.Ordinal);
        foreach (ModuleFinished end in record.Modules)
        {
            lastEnds[end.ModuleId] = end;
        }

        foreach (TargetPlan plan in plans.Where(p => p is { LeavesTarget: false, ExistingFile: null }))
        {
            ModuleFinished? last = lastEnds.GetValueOrDefault(plan.Module.Id);
            if (last?.Status == ModuleStatus.Success && targets.Inspect(targets.StagedPath(plan.Target, record.RunId, plan.Module.Id)) != TargetState.Absent)
            {
                point.kept[plan.Module.Id] = last;
            }
        }

        return point;
    }

    /// <summary>The stored end of a write that is kept; null when it must be made.</summary>
    public ModuleFinished? KeptWrite(string moduleId) => kept.GetValueOrDefault(moduleId);

    /// <summary>True when an earlier attempt made the module's target visible already.</summary>
    public bool IsPublished(string moduleId) => published.Contains(moduleId);
}
