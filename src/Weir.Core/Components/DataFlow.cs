using Weir.Core.Contracts;

namespace Weir.Core.Components;

/// <summary>The base of a component that makes one relation of others.</summary>
/// <example><code>
/// public sealed class Enrich : DataFlow
/// {
///     public required string InputView { get; init; }
///     public double Factor { get; init; } = 1;
///     protected override ValueTask&lt;Relation&gt; DefineAsync(IComponentEngine engine) =&gt;
///         engine.Sql($"SELECT *, price * {Factor} AS adjusted FROM {InputView}");
/// }
/// </code></example>
public abstract class DataFlow : IComponent
{
    async ValueTask<Relation?> IComponent.DefineAsync(IComponentContext context, CancellationToken cancellationToken)
    {
        Context = context;
        return await DefineAsync(context.Engine).ConfigureAwait(false);
    }

    ValueTask IComponent.RunAsync(IComponentContext context, CancellationToken cancellationToken) => RunAsync(context.Engine, cancellationToken);

    /// <summary>What it may know and use; there from the moment that it is defined.</summary>
    /// <exception cref="InvalidOperationException">Read in the constructor.</exception>
    protected IComponentContext Context
    {
        get => field ?? throw new InvalidOperationException("A component has its context from DefineAsync on, not in its constructor.");
        private set;
    }

    /// <summary>Defines the rows that it gives.</summary>
    protected abstract ValueTask<Relation> DefineAsync(IComponentEngine engine);

    /// <summary>Does what is not SQL, when its turn comes.</summary>
    protected virtual ValueTask RunAsync(IComponentEngine engine, CancellationToken cancellationToken) => default;
}
