using Weir.Core.Text;

namespace Weir.Compiler;

/// <summary>Which module must come before which, by position in <see cref="Compilation.Modules"/>: edges, <c>depends_on</c>, <c>attach_to</c>.</summary>
internal sealed class ModuleGraph
{
    private readonly List<ModuleDraft> modules;
    private readonly Dictionary<string, int> positions;

    public ModuleGraph(Compilation compilation)
    {
        modules = compilation.Modules;
        positions = new Dictionary<string, int>(modules.Count, StringComparer.Ordinal);
        for (int i = 0; i < modules.Count; i++)
        {
            positions[modules[i].Id] = i;
        }

        Successors = new List<int>[modules.Count];
        Waiting = new int[modules.Count];
        for (int i = 0; i < modules.Count; i++)
        {
            Successors[i] = [];
        }

        for (int i = 0; i < modules.Count; i++)
        {
            foreach ((int before, _) in Predecessors(i))
            {
                Successors[before].Add(i);
                Waiting[i]++;
            }
        }
    }

    public List<int>[] Successors { get; }

    /// <summary>How many modules each one waits for.</summary>
    public int[] Waiting { get; }

    public int Count => modules.Count;

    public ModuleDraft this[int position] => modules[position];

    /// <summary>What a module waits for, and where the author says so.</summary>
    public IEnumerable<(int Position, SourceSpan Span)> Predecessors(int position)
    {
        ModuleDraft module = modules[position];
        foreach (EdgeDraft edge in module.Inputs)
        {
            yield return (positions[edge.From], edge.Span);
        }

        foreach (Reference reference in module.DependsOn)
        {
            if (positions.TryGetValue(reference.Id, out int found))
            {
                yield return (found, reference.Span);
            }
        }

        if (module.AttachTo is { } attach && positions.TryGetValue(attach.Id, out int attached))
        {
            yield return (attached, attach.Span);
        }
    }
}
