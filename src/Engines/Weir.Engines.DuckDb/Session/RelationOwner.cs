using Weir.Core.Text;

namespace Weir.Engines.DuckDb.Session;

/// <summary>Whose SQL a relation is.</summary>
/// <param name="ModuleId">The module.</param>
/// <param name="Span">Its SQL in the Blueprint, or what stands for it.</param>
internal sealed record RelationOwner(string ModuleId, SourceSpan Span);
