using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Makes an edge of each module's <c>spillway:</c>.</summary>
internal sealed class AddSpillwayEdgesPass : ICompilerPass
{
    public string Name => "add spillway edges";

    public void Run(Compilation compilation) => Apply(compilation.Scope, compilation.Modules, compilation.Edges);

    /// <summary>Adds the edges of one Blueprint's modules.</summary>
    public static void Apply(SubstitutionScope scope, List<ModuleDraft> modules, List<EdgeDraft> edges)
    {
        Dictionary<string, EdgeDraft>? written = null;
        foreach (ModuleDraft module in modules)
        {
            if (module.Source.Spillway is not { IsNull: false } target)
            {
                continue;
            }

            written ??= SpillwayEdges(edges);
            string to = scope.Prefix + target.Text;
            if (!written.TryGetValue(module.Id, out EdgeDraft? explicitEdge))
            {
                edges.Add(Edge(scope, module, to, target.Span));
            }
            else if (explicitEdge.To != to)
            {
                scope.Report(
                    CompilerCodes.SpillwayContradiction, target.Span, $"'{module.Id}' names '{target.Text}' as its spillway, but a spillway edge leads to '{explicitEdge.To}'.",
                    "Keep one of the two; for two readers write two edges.", module.Id);
            }
        }
    }

    private static Dictionary<string, EdgeDraft> SpillwayEdges(List<EdgeDraft> edges)
    {
        Dictionary<string, EdgeDraft> found = new(StringComparer.Ordinal);
        foreach (EdgeDraft edge in edges)
        {
            if (edge.Port == Ports.Spillway)
            {
                found.TryAdd(edge.From, edge);
            }
        }

        return found;
    }

    private static EdgeDraft Edge(SubstitutionScope scope, ModuleDraft module, string to, SourceSpan span) => new(module.Id, to, Ports.Spillway)
    {
        Injected = true,
        LocalFrom = scope.Prefix.Length > 0 ? module.Source.Id.Text : null,
        Span = span,
        FromSpan = module.Span,
        ToSpan = span,
        PortSpan = span,
    };
}
