using Weir.Core.Contracts;

namespace Weir.Core.Components;

/// <summary>A step of a pipeline in C#. Made once for a run, from the settings under its module: parameters of its constructor and properties, in snake_case.</summary>
/// <remarks>
/// A run has two phases. First everything is defined: relations are made of relations, and all SQL is checked, but no row is read. Then everything runs.
/// What a component says in SQL belongs into <see cref="DefineAsync"/>; it stays part of one query with what is around it. What else it does belongs into <see cref="RunAsync"/>.
/// A component that is <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/> is disposed at the end.
/// </remarks>
public interface IComponent
{
    /// <summary>Defines the rows that it gives. Called once, also when the pipeline is only checked.</summary>
    /// <param name="context">What it reads, and the engine.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What others read under the component's name; null for one that gives no rows.</returns>
    ValueTask<Relation?> DefineAsync(IComponentContext context, CancellationToken cancellationToken) => new((Relation?)null);

    /// <summary>Does what is not SQL, when its turn comes. May be called again after a failure, by the module's retry policy.</summary>
    /// <param name="context">What it reads, and the engine.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    ValueTask RunAsync(IComponentContext context, CancellationToken cancellationToken) => default;
}
