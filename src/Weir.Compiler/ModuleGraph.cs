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
        Successors = new List<int>[modules.Count];
        Waiting = new int[modules.Count];
        for (int i = 0; i < modules.Count; i++)
        {
            positions[modules[i].Id] = i;
            Successors[i] = [];
        }

        for (int i = 0; i < modules.Count; i++)
        {
            Connect(i);
        }
    }

    public List<int>[] Successors { get; }

    /// <summary>How many modules each one waits for.</summary>
    public int[] Waiting { get; }

    public int Count => modules.Count;

    public ModuleDraft this[int position] => modules[position];

    /// <summary>What a module waits for, and where the author says so.</summary>
    public IEnumerable<Reference> Needs(int position)
    {
        ModuleDraft module = modules[position];
        foreach (EdgeDraft edge in module.Inputs)
        {
            yield return new Reference(edge.From, edge.Span);
        }

        foreach (Reference reference in module.DependsOn)
        {
            yield return reference;
        }

        if (module.AttachTo is { } attach)
        {
            yield return attach;
        }

        foreach (string id in module.Source.Conduct.After)
        {
            yield return new Reference(id, module.Span);
        }
    }

    /// <summary>The position of a module; -1 for none.</summary>
    public int PositionOf(string id) => positions.TryGetValue(id, out int position) ? position : -1;

    private void Connect(int position)
    {
        foreach (Reference need in Needs(position))
        {
            int before = PositionOf(need.Id);
            if (before >= 0)
            {
                Successors[before].Add(position);
                Waiting[position]++;
            }
        }
    }
}
