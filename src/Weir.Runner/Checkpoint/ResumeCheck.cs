using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Text;
using Weir.Runner.Run;

namespace Weir.Runner.Checkpoint;

/// <summary>Whether a run can be continued with what the Blueprint compiles to now.</summary>
internal sealed class ResumeCheck(IRunStore store, RunRequest request, RunRecord record)
{
    private Manifest Manifest => request.Manifest;

    /// <summary>Why not; null when it can.</summary>
    public Diagnostic? Refusal()
    {
        if (record.Fingerprint == Manifest.Fingerprint)
        {
            return null;
        }

        if (Manifest.ModuleFingerprintFactory is null)
        {
            return NotResumable($"Run {record.RunId} began with the Manifest {record.Fingerprint}, but the Blueprint now compiles to {Manifest.Fingerprint}.", "Undo the change, or start a new run.");
        }

        IReadOnlyList<string> changes = Changes();
        if (changes.Count > 0 && !request.Force)
        {
            return NotResumable(
                $"The structure of the Blueprint changed since run {record.RunId} began: {StructureDiff.ToText(changes)}.",
                "Undo the change, start a new run, or resume with --force: what is unchanged is taken over, everything else runs again.");
        }

        return WrittenTwice();
    }

    /// <summary>How the structure differs from that of the run; empty when it does not.</summary>
    public IReadOnlyList<string> Changes() =>
        store.ReadEvents(record.RunId).OfType<RunStarted>().LastOrDefault() is { } started ? StructureDiff.Of(started.Modules, Outlines.Of(Manifest)) : [];

    /// <summary>The modules whose configuration, or something before them, changed since they ended.</summary>
    public IReadOnlyList<string> ChangedModules()
    {
        if (record.Fingerprint == Manifest.Fingerprint)
        {
            return [];
        }

        ModuleFingerprints now = new(Manifest, new ModuleGraph(Manifest));
        return [.. ResumePlan.LastEnds(record).Values.Where(e => e.Fingerprint is { } before && now[e.ModuleId] is { } after && before != after).Select(e => e.ModuleId)];
    }

    /// <summary>A target that was made visible and whose module changed: to write it again could add its rows twice.</summary>
    private Diagnostic? WrittenTwice()
    {
        Dictionary<string, ModuleFinished> ends = ResumePlan.LastEnds(record);
        ModuleFingerprints now = new(Manifest, new ModuleGraph(Manifest));
        string? changed = record.Published.FirstOrDefault(id => ends.TryGetValue(id, out ModuleFinished? end) && end.Fingerprint is { } before && before != now[id]);
        return changed is null ? null : NotResumable($"Run {record.RunId} has made the target of '{changed}' visible, and '{changed}' or something before it changed since.", "Start a new run.");
    }

    private static Diagnostic NotResumable(string message, string hint) => new(RunnerCodes.NotResumable, SourceSpan.None, message) { Hint = hint };
}
