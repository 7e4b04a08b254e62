using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Runner.Run;

/// <summary>All modules of a Manifest, defined. Owns the engines' sessions.</summary>
internal sealed class Binding : IAsyncDisposable
{
    private readonly Dictionary<string, IEngineSession> sessions = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, BoundModule> modules = new(StringComparer.Ordinal);
    private readonly List<RelationNode> relations = [];
    private readonly List<IAsyncDisposable> parts = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<IEngineSession> left = [];

    /// <summary>How long an engine has to stop work that was cancelled. Most stop in a tenth of a second; a single step over one huge value can take minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The modules that could be defined, in the Manifest's order.</summary>
    public IReadOnlyDictionary<string, BoundModule> Modules => modules;

    /// <summary>Every relation behind those that it is made of.</summary>
    public IReadOnlyList<RelationNode> Relations => relations;

    public DiagnosticBag Diagnostics { get; } = [];

    public async ValueTask<IEngineSession> SessionAsync(IEngine engine, EngineSessionOptions options, CancellationToken cancellationToken)
    {
        if (!sessions.TryGetValue(engine.Name, out IEngineSession? session))
        {
            session = await engine.OpenAsync(options, cancellationToken).ConfigureAwait(false);
            sessions.Add(engine.Name, session);
        }

        return session;
    }

    public void Add(BoundModule bound)
    {
        modules.Add(bound.Module.Id, bound);
        foreach (Relation relation in bound.Ports.Values)
        {
            Add(relation, bound.Session, [.. bound.Inputs.Select(i => i.Relation.Name)]);
        }
    }

    /// <summary>Notes a relation; one that is passed on as it is keeps its first place.</summary>
    public void Add(Relation relation, IEngineSession session, IReadOnlyList<string> madeOf)
    {
        if (known.Add(relation.Name))
        {
            relations.Add(new RelationNode(relation, session, madeOf));
        }
    }

    /// <summary>Whether an engine was left at work that nobody waits for.</summary>
    public bool LeavesWork => left.Count > 0;

    /// <summary>Waits until the engines do nothing any more for work that was cancelled. One that does not stop is left: its session ends when it comes to an end, or with the process.</summary>
    public async ValueTask DrainAsync(TimeProvider time)
    {
        foreach (IEngineSession session in sessions.Values.Where(s => !left.Contains(s)))
        {
            try
            {
                await session.DrainAsync().AsTask().WaitAsync(Patience, time).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                left.Add(session);
            }
        }
    }

    /// <summary>Takes something that is disposed with the binding, before its sessions.</summary>
    public void Own(IAsyncDisposable part) => parts.Add(part);

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable part in parts)
        {
            try
            {
                await part.DisposeAsync().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The user's code may throw anything, and what was done is done; the sessions must still be closed.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }

        foreach (IEngineSession session in sessions.Values)
        {
            Task closed = session.DisposeAsync().AsTask();
            if (!left.Contains(session))
            {
                await closed.ConfigureAwait(false);
            }
        }
    }
}
