using System.Collections.Immutable;

namespace Weir.Dialects.Flow.Templates;

/// <summary>The jobs and steps that were read so far, and what they hand on.</summary>
internal sealed class FlowMap
{
    private readonly OrderedDictionary<string, List<string>> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Job, string Name), List<string>> exporters = [];

    public static string ModuleId(string job, string step) => $"{job}.{step}";

    /// <summary>The jobs, the one that is read included.</summary>
    public IReadOnlyList<string> Jobs => [.. steps.Keys];

    public void Begin(string job) => steps[job] = [];

    public void Add(string job, string step, IEnumerable<string> exports)
    {
        steps[job].Add(step);
        foreach (string name in exports)
        {
            if (!exporters.TryGetValue((job, name), out List<string>? modules))
            {
                exporters[(job, name)] = modules = [];
            }

            // A later step's value counts.
            modules.Insert(0, ModuleId(job, step));
        }
    }

    public IReadOnlyList<string> StepsOf(string job) => steps.TryGetValue(job, out List<string>? found) ? found : [];

    public ImmutableArray<string> ModulesOf(string job) => [.. StepsOf(job).Select(s => ModuleId(job, s))];

    public ImmutableArray<string> ExportersOf(string job, string name) => exporters.TryGetValue((job, name), out List<string>? found) ? [.. found] : [];

    public IReadOnlyList<string> ExportsOf(string job) => [.. exporters.Keys.Where(k => k.Job == job).Select(k => k.Name)];
}
