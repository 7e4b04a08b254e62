using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Inputs;

/// <summary>Matches the names that a join or Funnel gives (<c>left</c>, <c>right</c>, <c>inputs</c>) with its edges.</summary>
/// <remarks>
/// A name is an edge's own name, an upstream's id, <c>junction.branch</c>, <c>module.spillway</c> or an Arcade's id. The edge takes the name that was
/// used; in a Funnel a name that stands for several edges (an Arcade with several exits), or for a Junction's only branch, is replaced by theirs.
/// </remarks>
internal sealed class InputNames(Compilation compilation, ModuleDraft module, List<EdgeDraft> inputs)
{
    private readonly HashSet<EdgeDraft> named = new(ReferenceEqualityComparer.Instance);

    private bool sound = true;

    /// <summary>Reports names without an edge and edges without a name; true when there are none.</summary>
    public bool Check()
    {
        if (module.Type == ModuleType.Funnel)
        {
            CheckFunnel();
        }
        else
        {
            CheckSide(ChannelSpec.Left);
            CheckSide(ChannelSpec.Right);
        }

        // With a name that fits no edge, the edge without a name is most likely the one that was meant.
        bool complete = sound && !compilation.RefusedInputs.Contains(module.Id);
        foreach (EdgeDraft edge in complete ? inputs : [])
        {
            if (!named.Contains(edge))
            {
                ReportUnnamed(edge);
            }
        }

        return sound;
    }

    /// <summary>When a module reads both the rows and the spillway of one upstream, the spillway is <c>id.spillway</c>.</summary>
    public static void SeparateSpillways(List<EdgeDraft> inputs)
    {
        foreach (EdgeDraft edge in inputs)
        {
            if (edge.Port == Ports.Spillway && edge.Alias is null && inputs.Exists(e => e != edge && e.Name == edge.Name))
            {
                edge.Alias = $"{edge.Name}.{Ports.Spillway}";
            }
        }
    }

    private void ReportUnnamed(EdgeDraft edge)
    {
        bool isFunnel = module.Type == ModuleType.Funnel;
        string keys = isFunnel ? "'inputs' does not name" : "neither 'left' nor 'right' names";
        string hint = isFunnel ? $"Add '{edge.Name}' to 'inputs', or remove the edge." : "Remove the edge, or use op sql for more than two inputs.";
        Report(edge.Span, $"'{edge.Name}' leads to '{module.Id}', but {keys} it; its rows would be lost.", hint);
    }

    private void CheckFunnel()
    {
        if (module.Config!.NodeOf(FunnelSpec.Inputs) is not SequenceNode list)
        {
            return;
        }

        ImmutableArray<Node>.Builder items = ImmutableArray.CreateBuilder<Node>(list.Items.Length);
        bool changed = false;
        foreach (Node item in list.Items)
        {
            List<EdgeDraft> found = item is ScalarNode name ? Take(name, several: true) : [];
            bool same = found.Count == 0 || (found.Count == 1 && found[0].Name == ((ScalarNode)item).Text);
            changed |= !same;
            items.AddRange(same ? [item] : found.Select(e => new ScalarNode(e.Name, ScalarKind.Text, item.Span)));
        }

        if (changed)
        {
            MappingEntry entry = FieldLookup.EntryOf(module.Node, FunnelSpec.Inputs)!;
            module.Node = module.Node.Set(entry.Key, new SequenceNode(items.ToImmutable(), list.Span));
            module.Config = new Config(FunnelSpec.Spec, module.Node);
        }
    }

    private void CheckSide(Field<string> side)
    {
        if (module.Config!.NodeOf(side) is ScalarNode name)
        {
            Take(name, several: false);
        }
    }

    private List<EdgeDraft> Take(ScalarNode name, bool several)
    {
        List<EdgeDraft> found = Find(name.Text);
        if (found.Count == 0)
        {
            // With an edge refused, the name may well be that edge's.
            if (!compilation.RefusedInputs.Contains(module.Id))
            {
                string? hint = compilation.ById.ContainsKey(name.Text) ? $"Connect it: '{{ from: {name.Text}, to: {module.Id} }}'." : Suggestion.Hint(name.Text, [.. inputs.Select(e => e.Name)]);
                Report(name.Span, $"'{name.Display}' is not connected to '{module.Id}'.", hint);
            }

            return [];
        }

        if (found.Count > 1 && !(several && found.TrueForAll(e => e.Arcade == name.Text)))
        {
            Report(
                name.Span, $"'{name.Display}' stands for several inputs of '{module.Id}'.",
                $"Name one of {string.Join(", ", found.Select(e => $"{e.From}.{e.Port}"))}.");
        }
        else if (found.Count == 1 && !IsBranchOf(found[0], name.Text))
        {
            found[0].Alias = name.Text;
        }
        else if (found.Count == 1 && !several)
        {
            Report(name.Span, $"'{name.Display}' is a Junction, whose rows go to branches.", $"Name the branch: '{found[0].Name}'.");
        }

        named.UnionWith(found);
        return found;
    }

    /// <summary>True when a Junction's id stands for the only branch that is read; the branch keeps its own name.</summary>
    private static bool IsBranchOf(EdgeDraft edge, string name) =>
        edge.Port is not (Ports.Main or Ports.Spillway) && (name == edge.From || name == edge.LocalFrom);

    private List<EdgeDraft> Find(string name)
    {
        List<EdgeDraft> exact = inputs.FindAll(e => e.Name == name && (e.Port != Ports.Spillway || e.Alias is not null));
        if (exact.Count > 0)
        {
            return exact;
        }

        List<EdgeDraft> byPort = inputs.FindAll(e => name.Length > e.Port.Length && name.EndsWith(e.Port, StringComparison.Ordinal) && name == $"{e.LocalFrom ?? e.From}.{e.Port}");
        return byPort.Count > 0 ? byPort : inputs.FindAll(e => e.Arcade == name || e.From == name || e.LocalFrom == name);
    }

    private void Report(SourceSpan span, string message, string? hint)
    {
        sound = false;
        compilation.Diagnostics.Add(CompilerCodes.InputName, span, message, hint, module.Id);
    }
}
