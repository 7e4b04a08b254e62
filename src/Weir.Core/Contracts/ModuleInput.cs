namespace Weir.Core.Contracts;

/// <summary>A relation as one module sees it.</summary>
/// <param name="Alias">The name that the module's SQL uses: the upstream's id, <c>id.branch</c> for a branch, or the edge's alias.</param>
/// <param name="Port">The upstream's port.</param>
/// <param name="Relation">The relation.</param>
public sealed record ModuleInput(string Alias, string Port, Relation Relation)
{
    /// <summary>The upstream module's id.</summary>
    public required string ModuleId { get; init; }
}
