using System.Text;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;

namespace Weir.Compiler.Plans;

/// <summary>A plan as people read it.</summary>
public static class WorkPlanText
{
    public static string Of(Manifest manifest)
    {
        WorkPlan plan = WorkPlan.Of(manifest);
        string[] engines = [.. manifest.Modules.Select(module => module.Engine).Where(engine => engine.Length > 0).Distinct(StringComparer.Ordinal)];
        StringBuilder text = new();
        text.Append($"{manifest.BlueprintId}: {Count(manifest.Modules.Length, "module")} on {string.Join(" and ", engines)}, {Count(plan.Handovers.Count, "handover")}\n\nWork, in this order\n");
        int number = 0;
        foreach (WorkStep step in plan.Steps)
        {
            foreach (Handover handover in step.Handovers)
            {
                text.Append($"  {++number}. {NameOf(handover)}: {handover.FromEngine} → {handover.ToEngine}\n     its rows as Parquet, once for {Names(handover.Readers)}\n");
            }

            Append(text, manifest, step, ++number);
        }

        AppendShared(text, plan);
        AppendPublished(text, plan);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Manifest manifest, WorkStep step, int number)
    {
        ManifestModule module = step.Module;
        string engine = module.Engine.Length > 0 ? $" on {module.Engine}" : "";
        text.Append($"  {number}. {module.Id} ({module.Type}{engine})\n");
        if (step.Fused.Count > 0)
        {
            text.Append($"     one query with {Names(step.Fused)}\n");
        }

        if (IsStaged(module))
        {
            text.Append($"     staged beside {Shown(manifest, module.Config.Get(EgressSpec.Path)!)}\n");
        }
    }

    private static void AppendShared(StringBuilder text, WorkPlan plan)
    {
        if (plan.Shared.Count > 0)
        {
            text.Append("\nIn several queries; the engine computes them once where that is cheaper\n");
            foreach ((string id, int queries) in plan.Shared.OrderByDescending(shared => shared.Value).ThenBy(shared => shared.Key, StringComparer.Ordinal))
            {
                text.Append($"  {id} in {queries}\n");
            }
        }
    }

    private static void AppendPublished(StringBuilder text, WorkPlan plan)
    {
        string[] staged = [.. plan.Steps.Select(step => step.Module).Where(IsStaged).Select(module => module.Id)];
        if (staged.Length > 0)
        {
            text.Append($"\nPublished together when all of it has succeeded\n  {string.Join(", ", staged)}\n");
        }
    }

    /// <summary>A path as the Blueprint's author would write it.</summary>
    private static string Shown(Manifest manifest, string path) =>
        path.StartsWith(manifest.BaseDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path[(manifest.BaseDirectory.Length + 1)..] : path;

    private static bool IsStaged(ManifestModule module) => module.Type == ModuleType.Egress && module.Config.Has(EgressSpec.Path);

    private static string NameOf(Handover handover) => handover.Port is Ports.Main ? handover.From : $"{handover.From}.{handover.Port}";

    private static string Names(IReadOnlyList<string> ids) => string.Join(", ", ids);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
