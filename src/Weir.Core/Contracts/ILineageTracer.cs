using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Core.Contracts;

/// <summary>Tells which upstream columns each column of a module is made of.</summary>
public interface ILineageTracer
{
    /// <param name="module">The module.</param>
    /// <param name="inputs">Its inputs with their columns.</param>
    /// <param name="output">Its main output.</param>
    /// <param name="parseTree">The parse tree of its query, from <see cref="IEngineSession.ParseAsync"/>; null when it has none.</param>
    IReadOnlyList<ColumnOrigin> Trace(ManifestModule module, IReadOnlyList<ModuleInput> inputs, Relation output, string? parseTree);
}
