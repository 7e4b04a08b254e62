using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>An engine at work for one run. Relations defined here are lazy; only measuring, reading, settling and writing move data.</summary>
/// <remarks>
/// One call at a time. A method whose token is cancelled answers at once; what the engine was doing may
/// take a moment longer to stop, and holds up later calls and <see cref="IAsyncDisposable.DisposeAsync"/>. Failures are <see cref="WeirException"/>s whose finding points into the Blueprint.
/// </remarks>
public interface IEngineSession : IAsyncDisposable
{
    /// <summary>
    /// Makes the relations of a module from those of its upstreams, and checks all its SQL against their columns. Reads no rows.
    /// </summary>
    /// <remarks>
    /// Ports: Ingress, Channel, Funnel, Regulator give <c>main</c>; a Channel with a spillway condition and an Assert with row rules also <c>spillway</c>; a Junction
    /// one per branch. An Egress or Probe gives none, but its SQL is checked. An Assert without row rules, a Regulator and a broadcast branch give their input's own relation.
    /// </remarks>
    ValueTask<DefinedModule> DefineAsync(ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken);

    /// <summary>Narrows a spillway relation to some error types (<c>error_types</c> of an edge).</summary>
    ValueTask<Relation> FilterErrorTypesAsync(Relation spillway, IReadOnlyList<string> errorTypes, CancellationToken cancellationToken);

    /// <summary>Tells how many reads a relation will get, so that the engine may compute it once and keep it, where that is cheaper or where its values would differ from read to read.</summary>
    ValueTask SettleAsync(Relation relation, int readers, IProgress<WorkProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Answers all measures on one relation in one pass over it.</summary>
    ValueTask<IReadOnlyList<MeasureValue>> MeasureAsync(Relation relation, IReadOnlyList<Measure> measures, IProgress<WorkProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The first rows of a relation, each value as JSON text.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<string>>> PeekAsync(Relation relation, IReadOnlyList<string> columns, int limit, CancellationToken cancellationToken);

    /// <summary>The parse tree of a query as the engine's JSON (for DuckDB <c>json_serialize_sql</c>), for lineage and lint; null when the engine has none.</summary>
    ValueTask<string?> ParseAsync(SqlText sql, CancellationToken cancellationToken);

    /// <summary>Whether a write of one relation reads every row of another exactly once, so that figures of it can be taken on the way.</summary>
    bool CanObserve(Relation written, Relation observed) => false;

    /// <summary>Writes a relation to a staged place; nothing becomes visible at the target.</summary>
    ValueTask<WriteResult> WriteAsync(WriteRequest request, IProgress<WorkProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Does what an Egress asks for once its target is published: registers it, and maintains the table.</summary>
    /// <param name="module">The Egress.</param>
    /// <param name="target">What was published: an absolute path, or a table's name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Diagnostics.WeirException">It failed; the target is published all the same.</exception>
    ValueTask TendAsync(ManifestModule module, string target, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Waits until nothing is being done any more for callers who have cancelled: what they staged is touched no longer.</summary>
    ValueTask DrainAsync() => ValueTask.CompletedTask;
}
