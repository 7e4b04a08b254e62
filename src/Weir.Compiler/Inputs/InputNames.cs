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
/// used; in a Funnel a name that stands for several edges (an Arcade with several exits) is replaced by theirs.
/// </remarks>
internal sealed class InputNames(Compilation compilation, ModuleDraft module, List<EdgeDraft> inputs)
{
    private readonly HashSet<EdgeDraft> named = new(ReferenceEqualityComparer.Instance);

    public void Check()
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

        foreach (EdgeDraft edge in inputs)
        {
            if (!named.Contains(edge) && !compilation.RefusedInputs.Contains(module.Id))
            {
                string key = module.Type == ModuleType.Funnel ? "'inputs'" : "'left' and 'right'";
                Report(edge.Span, $"'{edge.Name}' leads to '{module.Id}', but {key} does not name it; its rows would be lost.", module.Type == ModuleType.Funnel ? $"Add '{edge.Name}' to 'inputs', or remove the edge." : "Remove the edge, or use op sql for more than two inputs.");
            }
        }
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
            changed |= found.Count > 1;
            items.AddRange(found.Count > 1 ? found.Select(e => new ScalarNode(e.Name, ScalarKind.Text, item.Span)) : [item]);
        }

        if (changed)
        {
            MappingEntry entry = FieldLookup.EntryOf(module.Node, FunnelSpec.Inputs)!.Value;
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
            Report(name.Span, $"'{name.Display}' stands for several inputs of '{module.Id}'.", $"Name one of {string.Join(", ", found.Select(e => $"{e.From}.{e.Port}"))}.");
        }
        else if (found.Count == 1)
        {
            found[0].Alias = name.Text;
        }

        named.UnionWith(found);
        return found;
    }

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

    private void Report(SourceSpan span, string message, string? hint) => compilation.Diagnostics.Add(CompilerCodes.InputName, span, message, hint, module.Id);
}
