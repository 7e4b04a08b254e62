namespace Weir.Core.Contracts;

/// <summary>The folders that a task may fill, absolute. They exist.</summary>
/// <param name="Root">All of them lie below.</param>
/// <param name="Artifacts">For results that later modules read.</param>
/// <param name="Scratch">For what is needed meanwhile.</param>
/// <param name="Manifests">For lists of what was done.</param>
public sealed record TaskWorkspace(string Root, string Artifacts, string Scratch, string Manifests);
