using Weir.Core.Blueprints;

namespace Weir.Compiler.Passes;

/// <summary>
/// Orders the modules so that each stands behind all that it needs; the author's order where that is free, and a Probe right behind what it looks at.
/// </summary>
internal sealed class OrderModulesPass : ICompilerPass
{
    public string Name => "order modules";

    public void Run(Compilation compilation)
    {
        ModuleGraph graph = new(compilation);
        PriorityQueue<int, (int Probe, int Position)> ready = new();
        List<ModuleDraft> ordered = new(graph.Count);
        for (int i = 0; i < graph.Count; i++)
        {
            if (graph.Waiting[i] == 0)
            {
                ready.Enqueue(i, Priority(i));
            }
        }

        while (ready.TryDequeue(out int position, out _))
        {
            ordered.Add(graph[position]);
            foreach (int successor in graph.Successors[position])
            {
                if (--graph.Waiting[successor] == 0)
                {
                    ready.Enqueue(successor, Priority(successor));
                }
            }
        }

        compilation.IsOrdered = ordered.Count == graph.Count;
        if (compilation.IsOrdered)
        {
            compilation.Modules = ordered;
            for (int i = 0; i < ordered.Count; i++)
            {
                ordered[i].Order = i;
            }
        }

        (int Probe, int Position) Priority(int position) => (graph[position].Type == ModuleType.Probe ? 0 : 1, position);
    }
}
