using Weir.Core.Text;

namespace Weir.Compiler.Arcades;

/// <summary>Joins an expanded Arcade to the modules around it.</summary>
internal sealed class ArcadeWiring(Compilation compilation, ModuleDraft arcade, ArcadeContent content)
{
    public void Connect(List<ModuleDraft> modules, List<EdgeDraft> edges)
    {
        List<EdgeDraft> outer = [.. edges];
        edges.Clear();
        foreach (EdgeDraft edge in outer)
        {
            if (edge.To == arcade.Id)
            {
                Multiply(edges, edge, content.Entries, edge.ToSpan, "no module without an input", id => edge with { To = id, Injected = true });
            }
            else if (edge.From == arcade.Id)
            {
                Multiply(
                    edges, edge, content.Exits, edge.FromSpan, "no module whose rows are not read inside",
                    id => edge with { From = id, LocalFrom = null, Arcade = arcade.Source.Id.Text, Injected = true });
            }
            else
            {
                edges.Add(edge);
            }
        }

        edges.AddRange(content.Edges);
        PassOnDependencies(modules);
        PassOnSwitch();
    }

    private void Multiply(List<EdgeDraft> edges, EdgeDraft edge, IReadOnlyList<string> ends, SourceSpan span, string lack, Func<string, EdgeDraft> copy)
    {
        if (ends.Count == 0)
        {
            compilation.Diagnostics.Add(
                CompilerCodes.ArcadeFailed, span, $"Arcade expansion failed: '{arcade.Id}' has {lack}, so the edge from '{edge.From}' to '{edge.To}' leads nowhere.",
                "Remove the edge, or open the sub-Blueprint for it.", arcade.Id);
        }

        foreach (string id in ends)
        {
            edges.Add(copy(id));
        }
    }

    private void PassOnDependencies(List<ModuleDraft> modules)
    {
        foreach (ModuleDraft module in modules)
        {
            int at = module.DependsOn.FindIndex(d => d.Id == arcade.Id);
            if (at >= 0)
            {
                SourceSpan span = module.DependsOn[at].Span;
                module.DependsOn.RemoveAt(at);
                module.DependsOn.InsertRange(at, content.Modules.Select(c => new Reference(c.Id, span)));
            }

            if (module.AttachTo is { } attach && attach.Id == arcade.Id)
            {
                module.AttachTo = content.Exits.Count == 1 ? attach with { Id = content.Exits[0] } : attach;
            }
        }

        HashSet<string> fed = [.. content.Edges.Select(e => e.To)];
        foreach (ModuleDraft child in content.Modules)
        {
            if (!fed.Contains(child.Id) && child.AttachTo is null)
            {
                child.DependsOn.AddRange(arcade.DependsOn);
            }
        }
    }

    private void PassOnSwitch()
    {
        foreach (ModuleDraft child in content.Modules)
        {
            child.ArcadeSwitches.InsertRange(0, arcade.ArcadeSwitches);
            if (arcade.Source.Enabled is { } enabled)
            {
                child.ArcadeSwitches.Insert(arcade.ArcadeSwitches.Count, (arcade, enabled));
            }
        }
    }
}
