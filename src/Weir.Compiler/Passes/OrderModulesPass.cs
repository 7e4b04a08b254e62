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
        SmallestFirst ready = new();
        List<ModuleDraft> ordered = new(graph.Count);
        for (int i = 0; i < graph.Count; i++)
        {
            if (graph.Waiting[i] == 0)
            {
                ready.Add(TurnOf(i));
            }
        }

        while (ready.TryTake(out int turn))
        {
            int position = turn >= 0 ? turn : turn - int.MinValue;
            ordered.Add(graph[position]);
            foreach (int successor in graph.Successors[position])
            {
                if (--graph.Waiting[successor] == 0)
                {
                    ready.Add(TurnOf(successor));
                }
            }
        }

        compilation.IsOrdered = ordered.Count == graph.Count;
        if (compilation.IsOrdered)
        {
            compilation.Modules = ordered;
        }

        // Probes come before all others that are ready; otherwise the author's order counts.
        int TurnOf(int position) => graph[position].Type == ModuleType.Probe ? int.MinValue + position : position;
    }
}
