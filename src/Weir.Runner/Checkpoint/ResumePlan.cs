using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Run;

namespace Weir.Runner.Checkpoint;

/// <summary>What of an earlier attempt at a run still counts: which modules need not run again, and which rows need not be computed again.</summary>
/// <remarks>
/// A module's work is taken over when it ended well and neither it nor anything before it has changed. Work on rows is only taken over where those rows need not be
/// computed again: an Assert whose rows are about to be read once more judges them once more, since the source may have changed. Kept rows (checkpoints) and finished
/// writes end that chain.
/// </remarks>
internal sealed class ResumePlan
{
    private readonly Dictionary<string, ModuleFinished> restored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> checkpoints = new(StringComparer.Ordinal);
    private readonly HashSet<string> published = new(StringComparer.Ordinal);
    private readonly HashSet<string> unbound = new(StringComparer.Ordinal);

    private ResumePlan(CheckpointFiles files) => Files = files;

    /// <summary>A fresh run.</summary>
    public static ResumePlan None { get; } = new(new CheckpointFiles(null, ""));

    /// <summary>The kept rows.</summary>
    public CheckpointFiles Files { get; }

    /// <summary>Decides what is taken over.</summary>
    /// <param name="record">The earlier attempts.</param>
    /// <param name="manifest">What is to run.</param>
    /// <param name="fingerprints">Of its modules.</param>
    /// <param name="stands">Whether the finished work of an Egress is still there.</param>
    /// <param name="files">The kept rows.</param>
    public static ResumePlan Of(RunRecord record, Manifest manifest, ModuleFingerprints fingerprints, Func<ManifestModule, ModuleFinished, bool> stands, CheckpointFiles files)
    {
        ResumePlan plan = new(files);
        plan.published.UnionWith(record.Published);
        Dictionary<string, ModuleFinished> ends = LastEnds(record);
        ModuleGraph graph = new(manifest);
        bool[] read = new bool[graph.Count];
        bool[] live = new bool[graph.Count];
        for (int i = graph.Count - 1; i >= 0; i--)
        {
            ManifestModule module = graph.Modules[i];
            ModuleFinished? done = ends.GetValueOrDefault(module.Id) is { } end && IsDone(module, end) && end.Fingerprint == fingerprints[module.Id] ? end : null;
            IReadOnlyDictionary<string, string>? kept = done is not null && ModuleOutputs.CheckpointIn(done.Outputs) is { } written && files.Exist(written) ? written : null;
            live[i] = read[i] && kept is null;
            bool takenOver = done is not null && module.Type switch
            {
                ModuleType.Egress => stands(module, done),

                // What it did is done; its rows are defined once more where they are read.
                ModuleType.Component => true,
                _ => !live[i],
            };
            plan.Note(module, takenOver ? done : null, read[i] ? kept : null, needed: !takenOver || read[i]);
            if (plan.Pulls(module, live[i]))
            {
                MarkSources(manifest, graph, module, read);
            }
        }

        plan.TakeBackProbesOf(graph, live);
        return plan;
    }

    /// <summary>How the module ended in the attempt whose work is taken over; null when it must run.</summary>
    public ModuleFinished? Restored(string moduleId) => restored.GetValueOrDefault(moduleId);

    /// <summary>True when an earlier attempt made the module's target visible already.</summary>
    public bool IsPublished(string moduleId) => published.Contains(moduleId);

    /// <summary>Whether the module must be defined on its engine: it runs, or something that runs reads it.</summary>
    public bool MustBind(string moduleId) => !unbound.Contains(moduleId);

    /// <summary>Port to file for a module whose kept rows are read; null for others.</summary>
    public IReadOnlyDictionary<string, string>? CheckpointOf(string moduleId) => checkpoints.GetValueOrDefault(moduleId);

    public static Dictionary<string, ModuleFinished> LastEnds(RunRecord record)
    {
        Dictionary<string, ModuleFinished> ends = new(StringComparer.Ordinal);
        foreach (ModuleFinished end in record.Modules)
        {
            ends[end.ModuleId] = end;
        }

        return ends;
    }

    /// <summary>A Task that found no data has handed something on, unlike one that was skipped. What runs always runs again.</summary>
    private static bool IsDone(ManifestModule module, ModuleFinished end) =>
        !module.Conduct.Always && (end.Status == ModuleStatus.Success || (end.Status == ModuleStatus.Skipped && module.Type == ModuleType.Task && end.Outputs is not null));

    private void Note(ManifestModule module, ModuleFinished? takenOver, IReadOnlyDictionary<string, string>? kept, bool needed)
    {
        if (takenOver is not null)
        {
            restored.Add(module.Id, takenOver);
        }

        if (kept is not null)
        {
            checkpoints.Add(module.Id, kept);
        }

        if (!needed || (IsPublished(module.Id) && takenOver is null && module.Type == ModuleType.Egress))
        {
            unbound.Add(module.Id);
        }
    }

    /// <summary>Whether a module will ask for the rows of those before it.</summary>
    private bool Pulls(ManifestModule module, bool live) => module.Enabled && (live || module.Type switch
    {
        ModuleType.Ingress or ModuleType.Channel or ModuleType.Junction or ModuleType.Funnel or ModuleType.Regulator => false,
        _ => !restored.ContainsKey(module.Id) && !IsPublished(module.Id),
    });

    private static void MarkSources(Manifest manifest, ModuleGraph graph, ManifestModule module, bool[] read)
    {
        foreach (ManifestEdge edge in manifest.EdgesInto(module.Id))
        {
            if (edge.CarriesRows && graph.PlaceOf(edge.From) is >= 0 and int place)
            {
                read[place] = true;
            }
        }

        if (module.AttachTo is { } attached && graph.PlaceOf(attached) is >= 0 and int target)
        {
            read[target] = true;
        }
    }

    /// <summary>A Probe looks again at rows that are computed again, for the gate that hears of it.</summary>
    private void TakeBackProbesOf(ModuleGraph graph, bool[] live)
    {
        foreach (ManifestModule probe in graph.Modules.Where(m => m is { Type: ModuleType.Probe, AttachTo: not null }))
        {
            if (graph.PlaceOf(probe.AttachTo!) is >= 0 and int target && live[target] && restored.Remove(probe.Id))
            {
                unbound.Remove(probe.Id);
            }
        }
    }
}
