namespace Weir.Runner.Run;

/// <summary>Runs the nodes of a graph, each behind those that it needs; of those that are ready, the one with the lowest place first.</summary>
/// <param name="graph">The graph, without cycles.</param>
/// <param name="parallelism">How many nodes may be at work at once.</param>
/// <param name="laneOf">Nodes of one lane are never at work together; null for no lane.</param>
/// <param name="execute">Does a node's work. What it throws ends the whole: nothing more begins, what is at work is waited for.</param>
/// <remarks>Costs grow with nodes and edges, not with their product.</remarks>
internal sealed class Scheduler(ModuleGraph graph, int parallelism, Func<int, string?> laneOf, Func<int, CancellationToken, ValueTask> execute)
{
    private readonly int[] waitingFor = [.. Enumerable.Range(0, graph.Count).Select(i => graph.Needs(i).Count)];
    private readonly PriorityQueue<int, int> ready = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly List<Task<int>> atWork = [];

    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        for (int i = 0; i < graph.Count; i++)
        {
            if (waitingFor[i] == 0)
            {
                ready.Enqueue(i, i);
            }
        }

        if (parallelism <= 1)
        {
            await RunOneByOneAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await RunTogetherAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask RunOneByOneAsync(CancellationToken cancellationToken)
    {
        while (ready.TryDequeue(out int node, out _))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await execute(node, cancellationToken).ConfigureAwait(false);
            Release(node);
        }
    }

    private async ValueTask RunTogetherAsync(CancellationToken cancellationToken)
    {
        try
        {
            Start(cancellationToken);
            while (atWork.Count > 0)
            {
                Task<int> ended = await Task.WhenAny(atWork).ConfigureAwait(false);
                atWork.Remove(ended);
                int node = await ended.ConfigureAwait(false);
                LeaveLane(node);
                Release(node);
                Start(cancellationToken);
            }
        }
        catch
        {
            await ((Task)Task.WhenAll(atWork)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private void Start(CancellationToken cancellationToken)
    {
        while (atWork.Count < parallelism && ready.TryDequeue(out int node, out _))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (EntersLane(node))
            {
                atWork.Add(Task.Run(() => WorkAsync(node, cancellationToken), CancellationToken.None));
            }
        }
    }

    private async Task<int> WorkAsync(int node, CancellationToken cancellationToken)
    {
        await execute(node, cancellationToken).ConfigureAwait(false);
        return node;
    }

    /// <summary>Takes a node's lane; false when another is in it, so that the node waits there.</summary>
    private bool EntersLane(int node)
    {
        if (laneOf(node) is not { } name)
        {
            return true;
        }

        if (!lanes.TryGetValue(name, out Lane? lane))
        {
            lanes.Add(name, lane = new Lane());
        }

        if (lane.Busy)
        {
            lane.Waiting.Enqueue(node, node);
            return false;
        }

        return lane.Busy = true;
    }

    private void LeaveLane(int node)
    {
        if (laneOf(node) is not { } name)
        {
            return;
        }

        Lane lane = lanes[name];
        lane.Busy = false;
        if (lane.Waiting.TryDequeue(out int next, out _))
        {
            // It waits again if another enters before it.
            ready.Enqueue(next, next);
        }
    }

    private void Release(int node)
    {
        foreach (int dependent in graph.Dependents(node))
        {
            if (--waitingFor[dependent] == 0)
            {
                ready.Enqueue(dependent, dependent);
            }
        }
    }

    private sealed class Lane
    {
        public bool Busy { get; set; }

        public PriorityQueue<int, int> Waiting { get; } = new();
    }
}
