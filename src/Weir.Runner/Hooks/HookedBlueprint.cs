using Weir.Core.Events;

namespace Weir.Runner.Hooks;

/// <summary>A Blueprint that a hook runs.</summary>
/// <param name="Path">Its file, absolute.</param>
/// <param name="Chain">The Blueprints whose hooks led to it, the first one first; it is not among them.</param>
public sealed record HookedBlueprint(string Path, IReadOnlyList<string> Chain);
