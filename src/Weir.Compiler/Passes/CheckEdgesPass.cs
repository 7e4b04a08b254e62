using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks the ends of every edge; edges that only order become dependencies.</summary>
/// <remarks>
/// An edge from an Egress to an Ingress orders the two, and so does one from or to a Task. An edge into a Probe is its <c>attach_to</c> when it has none, and orders it otherwise.
/// </remarks>
internal sealed class CheckEdgesPass : ICompilerPass
{
    public string Name => "check edges";

    public void Run(Compilation compilation)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<EdgeDraft> kept = new(compilation.Edges.Count);
        foreach (EdgeDraft edge in compilation.Edges)
        {
            if (edge.Port == Ports.Spillway)
            {
                compilation.SpillwaySources.Add(edge.From);
            }

            if (EndsExist(compilation, edge) && IsNew(compilation, edge, seen) && !IsOrdering(compilation, edge) && Connects(compilation, edge))
            {
                kept.Add(edge);
            }
            else
            {
                compilation.RefusedInputs.Add(edge.To);
            }
        }

        compilation.Edges = kept;
        compilation.Link();
    }

    private static bool EndsExist(Compilation compilation, EdgeDraft edge) =>
        Exists(compilation, edge.From, edge.FromSpan, edge) & Exists(compilation, edge.To, edge.ToSpan, edge);

    private static bool Exists(Compilation compilation, string id, SourceSpan span, EdgeDraft edge)
    {
        if (compilation.ById.ContainsKey(id))
        {
            return true;
        }

        if (compilation.Blueprint.UnreadModules.Contains(id))
        {
            return false;
        }

        int dot = id.LastIndexOf('.');
        string? hint = dot > 0 && compilation.ById.ContainsKey(id[..dot])
            ? $"For a branch write 'from: {id[..dot]}' and 'port: {id[(dot + 1)..]}'."
            : Suggestion.Hint(id, compilation.ById.Keys);
        compilation.Diagnostics.Add(
            CompilerCodes.UnknownModule, span, $"The edge from '{edge.From}' to '{edge.To}' names '{id}', which is no module.", hint);
        return false;
    }

    private static bool IsNew(Compilation compilation, EdgeDraft edge, HashSet<string> seen)
    {
        if (edge.From == edge.To)
        {
            compilation.Diagnostics.Add(
                CompilerCodes.SelfEdge, edge.ToSpan, $"'{edge.From}' is connected to itself.",
                "Connect it to another module, or remove the edge.", edge.From);
            return false;
        }

        if (seen.Add($"{edge.From}\0{edge.To}\0{edge.Port}"))
        {
            return true;
        }

        compilation.Diagnostics.Add(
            CompilerCodes.DuplicateEdge, edge.Span, $"The edge from '{edge.From}' ({edge.Port}) to '{edge.To}' is given twice.",
            "Remove one of the two.", edge.To);
        return false;
    }

    private static bool IsOrdering(Compilation compilation, EdgeDraft edge)
    {
        ModuleDraft from = compilation.ById[edge.From];
        ModuleDraft to = compilation.ById[edge.To];
        if (edge.Port == Ports.Main && to.Type == ModuleType.Probe && from.Type != ModuleType.Egress)
        {
            if (to.AttachTo is null)
            {
                to.AttachTo = new Reference(from.Id, edge.FromSpan);
            }
            else if (to.AttachTo.Id != from.Id)
            {
                to.DependsOn.Add(new Reference(from.Id, edge.FromSpan));
            }

            return true;
        }

        if (edge.Port == Ports.Main && (from.Type == ModuleType.Task || to.Type == ModuleType.Task))
        {
            to.DependsOn.Add(new Reference(from.Id, edge.FromSpan));
            return true;
        }

        if (edge.Port == Ports.Main && from.Type == ModuleType.Egress && to.Type is ModuleType.Ingress or ModuleType.Egress or ModuleType.Probe)
        {
            to.DependsOn.Add(new Reference(from.Id, edge.FromSpan));
            return true;
        }

        return false;
    }

    private static bool Connects(Compilation compilation, EdgeDraft edge)
    {
        ModuleType from = compilation.ById[edge.From].Type;
        ModuleType to = compilation.ById[edge.To].Type;
        (SourceSpan Span, string Message, string Hint)? wrong = (from, to, edge.Port) switch
        {
            (ModuleType.Probe, ModuleType.Regulator, Ports.Signal) => null,
            (ModuleType.Probe, _, Ports.Signal) => (edge.ToSpan, $"A signal goes to a Regulator, but '{edge.To}' is {Article(to)}.", "Put a Regulator in between."),
            (ModuleType.Probe, _, _) => (edge.FromSpan, $"The Probe '{edge.From}' gives no rows, so nothing can read it.", "Read the module that it is attached to; towards a Regulator write 'port: signal'."),
            (_, _, Ports.Signal) => (edge.FromSpan, $"Only a Probe gives a signal, but '{edge.From}' is {Article(from)}.", "Remove 'port: signal', or connect a Probe."),
            (ModuleType.Egress, _, _) => (edge.FromSpan, $"The Egress '{edge.From}' gives no rows.", $"To let '{edge.To}' wait for it, write 'depends_on: [{edge.From}]' there."),
            (_, ModuleType.Ingress, _) => (edge.ToSpan, $"The Ingress '{edge.To}' takes no rows.", "Only an edge from an Egress may lead to an Ingress; it orders the two."),
            (_, ModuleType.Probe, _) => (edge.ToSpan, $"The Probe '{edge.To}' looks at rows through 'attach_to', not through the port '{edge.Port}'.", $"Write 'attach_to: {edge.From}'."),
            _ => null,
        };
        if (wrong is { } found)
        {
            compilation.Diagnostics.Add(CompilerCodes.WrongEdge, found.Span, found.Message, found.Hint, edge.To);
        }

        return wrong is null;
    }

    private static string Article(ModuleType type) => type is ModuleType.Ingress or ModuleType.Egress or ModuleType.Assert ? $"an {type}" : $"a {type}";
}
