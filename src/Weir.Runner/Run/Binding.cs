using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Runner.Islands;

namespace Weir.Runner.Run;

/// <summary>All modules of a Manifest, defined. Owns the engines' sessions.</summary>
/// <param name="handoverDirectory">The folder by which rows pass from one engine to another.</param>
internal sealed class Binding(string handoverDirectory) : IAsyncDisposable
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

    /// <summary>The ways from one engine to another.</summary>
    public HandoverBook Handovers { get; } = new(handoverDirectory);

    /// <summary>Whether rows pass from one engine to another: then one engine's work may be part of another's.</summary>
    public bool HasHandovers { get; private set; }

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
    public void Add(Relation relation, IEngineSession session, IReadOnlyList<string> madeOf) => Add(new RelationNode(relation, session, madeOf));

    /// <summary>Notes a relation, as above.</summary>
    public void Add(RelationNode node)
    {
        if (known.Add(node.Relation.Name))
        {
            relations.Add(node);
            HasHandovers |= node.Handover is not null;
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

        await Handovers.DisposeAsync().ConfigureAwait(false);
    }
}
