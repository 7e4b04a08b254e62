using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Finds modules that wait for each other in a circle.</summary>
internal sealed class CheckCyclesPass : ICompilerPass
{
    public string Name => "check cycles";

    public void Run(Compilation compilation)
    {
        ModuleGraph graph = new(compilation);
        bool[] done = new bool[graph.Count];
        List<int> ready = [];
        for (int i = 0; i < graph.Count; i++)
        {
            Ready(i);
        }

        int left = graph.Count;
        int turn = 0;
        int next = 0;
        while (left > 0)
        {
            if (turn < ready.Count)
            {
                int position = ready[turn++];
                left--;
                foreach (int successor in graph.Successors[position])
                {
                    graph.Waiting[successor]--;
                    Ready(successor);
                }

                continue;
            }

            while (done[next])
            {
                next++;
            }

            // What is left waits for a circle or is part of one; report it and go on as if it were done, to find others.
            foreach (int member in Report(compilation, graph, next, done))
            {
                done[member] = true;
                ready.Add(member);
            }
        }

        void Ready(int position)
        {
            if (graph.Waiting[position] <= 0 && !done[position])
            {
                done[position] = true;
                ready.Add(position);
            }
        }
    }

    private static List<int> Report(Compilation compilation, ModuleGraph graph, int start, bool[] done)
    {
        List<int> circle = FindCircle(graph, start, done);
        int first = circle.IndexOf(circle.Min());
        List<int> path = [.. circle[first..], .. circle[..first]];
        SourceSpan span = graph.Needs(path[0]).First(n => n.Id == graph[path[^1]].Id).Span;
        string route = string.Join(" -> ", path.Append(path[0]).Select(p => graph[p].Id));
        compilation.Diagnostics.Add(
            CompilerCodes.Cycle, span, $"Cycle detected in module graph: {route}.",
            "Remove one of these edges (or depends_on), so that one module can be first.", graph[path[0]].Id);
        return path;
    }

    /// <summary>Walks back from a module that waits until one comes up again; the circle, in the direction of the edges.</summary>
    private static List<int> FindCircle(ModuleGraph graph, int start, bool[] done)
    {
        Dictionary<int, int> seenAt = [];
        List<int> walked = [];
        int current = start;
        while (seenAt.TryAdd(current, walked.Count))
        {
            walked.Add(current);
            current = graph.Needs(current).Select(n => graph.PositionOf(n.Id)).First(p => p >= 0 && !done[p]);
        }

        List<int> circle = walked[seenAt[current]..];
        circle.Reverse();
        return circle;
    }
}
