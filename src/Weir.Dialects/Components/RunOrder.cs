namespace Weir.Dialects.Components;

/// <summary>The order in which components run: what waits for nothing in the order of the file, then whatever becomes free, first come, first served.</summary>
internal static class RunOrder
{
    /// <summary>The components in order; those in a circle at the end as they stand, for the compiler to report.</summary>
    public static IReadOnlyList<ComponentDraft> Of(IReadOnlyList<ComponentDraft> components)
    {
        Dictionary<string, ComponentDraft> byName = new(StringComparer.Ordinal);
        Dictionary<ComponentDraft, int> waiting = [];
        Dictionary<ComponentDraft, List<ComponentDraft>> successors = [];
        foreach (ComponentDraft component in components)
        {
            byName.TryAdd(component.Name, component);
            waiting[component] = 0;
            successors[component] = [];
        }

        foreach (ComponentDraft component in components)
        {
            foreach (ComponentDraft needed in component.DependsOn.Select(d => byName.GetValueOrDefault(d.Text)).OfType<ComponentDraft>())
            {
                waiting[component]++;
                successors[needed].Add(component);
            }
        }

        Queue<ComponentDraft> free = new(components.Where(c => waiting[c] == 0));
        List<ComponentDraft> ordered = [];
        while (free.TryDequeue(out ComponentDraft? next))
        {
            ordered.Add(next);
            foreach (ComponentDraft successor in successors[next])
            {
                if (--waiting[successor] == 0)
                {
                    free.Enqueue(successor);
                }
            }
        }

        return ordered.Count == components.Count ? ordered : [.. ordered, .. components.Where(c => waiting[c] > 0)];
    }
}
