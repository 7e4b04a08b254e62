namespace Weir.Cli.Render.Graph;

/// <summary>An arrow between two nodes, given by their indices.</summary>
/// <param name="From">Index of the upstream node.</param>
/// <param name="To">Index of the downstream node.</param>
/// <param name="Port">The upstream's port; empty for <c>main</c> and where there is none.</param>
/// <param name="Kind">What it says.</param>
internal sealed record GraphEdge(int From, int To, string Port, EdgeKind Kind);
