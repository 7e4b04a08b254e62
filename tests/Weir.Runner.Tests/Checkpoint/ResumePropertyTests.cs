using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Checkpoint;

/// <summary>Any pipeline that fails anywhere, any number of times, and is resumed, ends as if it had never failed.</summary>
public sealed class ResumePropertyTests
{
    private const int Modules = 14;

    /// <summary>What each module is, what it reads and whether it keeps its rows.</summary>
    private static readonly Gen<(int Kind, int From, bool Keep)[]> Shapes =
        Gen.ArrayOf(from kind in Gen.Choose(0, 9) from source in Gen.Choose(0, 100) from keep in Gen.Elements(true, false) select (kind, source, keep), Modules);

    private static Manifest Make((int Kind, int From, bool Keep)[] shape)
    {
        ManifestBuilder builder = new ManifestBuilder { ByConfig = true }.Ingress("m0");
        List<string> readable = ["m0"];
        for (int i = 1; i < shape.Length; i++)
        {
            (int kind, int from, bool keep) = shape[i];
            string id = $"m{i}";
            string source = readable[from % readable.Count];
            _ = kind switch
            {
                < 4 => builder.Channel(id, source),
                < 6 => builder.Assert(id, source, Nodes.Map(("type", "min_rows"), ("min", 1))),
                6 => builder.Probe(id, source, Nodes.Map(("type", "row_count_estimate"))),
                _ => builder.Egress(id, source, $"/out/{id}"),
            };
            if (kind < 6)
            {
                readable.Add(id);
            }

            builder.With(id, m => m with { Checkpoint = keep && kind != 6 });
        }

        return builder.Build();
    }

    [Fact]
    public void Resumed_runs_end_as_a_straight_run_and_no_row_passes_an_Assert_unjudged() => Prop.ForAll(
        Shapes.ToArbitrary(),
        Gen.ArrayOf(Gen.Choose(1, 12), 3).ToArbitrary(),
        (shape, failures) =>
        {
            Manifest manifest = Make(shape);
            World straight = new();
            straight.RunAsync(manifest).GetAwaiter().GetResult();
            string kept = Directory.CreateTempSubdirectory("checkpoints-").FullName;
            try
            {
                World world = new() { CheckpointDirectory = kept };
                bool judged = Run(world, manifest, failures[0], resume: false);
                foreach (int failure in failures.Skip(1).Append(int.MaxValue))
                {
                    judged &= world.Store.FindRun("r1")!.Status == RunStatus.Success || Run(world, manifest, failure, resume: true);
                }

                return judged && world.Targets.Visible.SequenceEqual(straight.Targets.Visible) && !world.Targets.Staged.Any();
            }
            finally
            {
                Directory.Delete(kept, recursive: true);
            }
        }).QuickCheckThrowOnFailure();

    /// <summary>Runs until the work of a number fails; says whether every Assert before a write judged the very rows that were written.</summary>
    private static bool Run(World world, Manifest manifest, int failAt, bool resume)
    {
        int work = 0;
        List<string> writes = [];
        world.Engine.Before = what =>
        {
            if (++work == failAt)
            {
                throw new WeirException(FakeEngine.Error("no"));
            }

            if (what.StartsWith("write ", StringComparison.Ordinal))
            {
                writes.Add(what["write ".Length..]);
            }
        };
        RunOutcome outcome = (resume ? world.ResumeAsync(manifest) : world.RunAsync(manifest)).GetAwaiter().GetResult();
        HashSet<string> restored = [.. world.Events.OfType<ModuleFinished>().Where(m => m.Restored).Select(m => m.ModuleId)];
        return outcome.Status is RunStatus.Success or RunStatus.Error && writes.All(w => IsJudged(manifest, w, restored));
    }

    /// <summary>Walks from a write to its sources: an Assert on the way was judged in this attempt, unless kept rows lie between.</summary>
    private static bool IsJudged(Manifest manifest, string write, HashSet<string> restored)
    {
        for (string id = manifest.EdgesInto(write).Single().From; ; id = manifest.EdgesInto(id).Single().From)
        {
            ManifestModule module = manifest.Find(id)!;
            if (module.Checkpoint && restored.Contains(id))
            {
                return true;
            }

            if (module.Type == ModuleType.Assert && restored.Contains(id))
            {
                return false;
            }

            if (manifest.EdgesInto(id).Count == 0)
            {
                return true;
            }
        }
    }
}
