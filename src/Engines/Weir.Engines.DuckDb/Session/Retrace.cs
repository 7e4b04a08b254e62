using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Session;

/// <summary>Finds whose SQL a value did not fit, where DuckDB gives no place: the relations that the failed one is made of are computed again, one after the other, until one fails.</summary>
internal static class Retrace
{
    /// <summary>Long enough for what most files hold; a failure is told in any case.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The failure with the place of the first relation that fails by itself; as it is when it has a place, is of another kind, or when time runs out.</summary>
    /// <param name="workspace">The session.</param>
    /// <param name="exception">What DuckDB said.</param>
    /// <param name="context">What was being done.</param>
    /// <param name="relation">What was being read.</param>
    /// <param name="cancellation">Stops the search.</param>
    internal static WeirException Explain(Workspace workspace, DuckDbException exception, ErrorContext context, Relation relation, CancellationToken cancellation)
    {
        WeirException failure = workspace.Errors.ToException(exception, context);
        return failure.Diagnostic.Code == EngineCodes.ValueError && !workspace.Outside.HasFault && workspace.Positions.Find(exception.BytePosition) is null && FirstToFail(workspace, relation, cancellation) is { } owner
            ? new WeirException(failure.Diagnostic with { Span = owner.Span, ModuleId = owner.ModuleId }, exception)
            : failure;
    }

    private static RelationOwner? FirstToFail(Workspace workspace, Relation relation, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(Patience, TimeProvider.System);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        foreach ((string name, RelationOwner owner) in workspace.Relations.Ancestry(relation))
        {
            try
            {
                workspace.Rows($"SELECT bit_xor(hash(COLUMNS(*))) FROM {name}", both.Token);
            }
            catch (DuckDbException)
            {
                return owner;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }

        return null;
    }
}
