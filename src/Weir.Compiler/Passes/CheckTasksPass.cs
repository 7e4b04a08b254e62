using Weir.Core.Blueprints;

namespace Weir.Compiler.Passes;

/// <summary>Refuses a Task that comes after an Egress: targets are published together when all has succeeded, so it would not see the one that it waits for.</summary>
/// <remarks>To publish some targets earlier would give up that a run changes all of its targets or none.</remarks>
internal sealed class CheckTasksPass : ICompilerPass
{
    public string Name => "check tasks";

    public void Run(Compilation compilation)
    {
        if (compilation.Modules.TrueForAll(m => m.Type != ModuleType.Task) || compilation.Modules.TrueForAll(m => m.Type != ModuleType.Egress))
        {
            return;
        }

        ModuleGraph graph = new(compilation);
        for (int i = 0; i < graph.Count; i++)
        {
            if (graph[i] is { Type: ModuleType.Task, Enabled: true } task && EgressBefore(graph, i) is { } found)
            {
                compilation.Diagnostics.Add(
                    CompilerCodes.TaskBehindEgress, found.Place.Span, $"'{task.Id}' comes after '{found.Egress}', but a run publishes its targets when all has succeeded: it would not see what '{found.Egress}' writes.",
                    "Put the Egress into a pipeline of its own and run that by a Task before this one: 'uses: pipeline.run'.", task.Id);
            }
        }
    }

    /// <summary>An Egress that the Task waits for, directly or through modules that are no Tasks (which are told themselves), and where it says so.</summary>
    private static (string Egress, Reference Place)? EgressBefore(ModuleGraph graph, int task)
    {
        Stack<(int Position, Reference Place)> open = new(graph.Needs(task).Select(n => (graph.PositionOf(n.Id), n)));
        HashSet<int> seen = [];
        while (open.TryPop(out (int Position, Reference Place) next))
        {
            if (next.Position < 0 || !seen.Add(next.Position) || graph[next.Position].Type == ModuleType.Task)
            {
                continue;
            }

            if (graph[next.Position] is { Type: ModuleType.Egress, Enabled: true } egress)
            {
                return (egress.Id, next.Place);
            }

            foreach (Reference need in graph.Needs(next.Position))
            {
                open.Push((graph.PositionOf(need.Id), next.Place));
            }
        }

        return null;
    }
}
