using Weir.Core.Blueprints;

namespace Weir.Compiler.Passes;

/// <summary>Removes Regulators that no Probe signals: nothing can close their gate. What read them reads their input, under the Regulator's name.</summary>
internal sealed class RemovePassiveRegulatorsPass : ICompilerPass
{
    public string Name => "remove passive regulators";

    public void Run(Compilation compilation)
    {
        List<ModuleDraft>? removed = null;
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Type == ModuleType.Regulator && module.Enabled && IsPassive(module) && !compilation.RefusedInputs.Contains(module.Id))
            {
                (removed ??= []).Add(module);
            }
        }

        if (removed is null)
        {
            return;
        }

        HashSet<ModuleDraft> kept = [.. Attached(compilation, removed)];
        foreach (ModuleDraft regulator in removed)
        {
            if (!kept.Contains(regulator))
            {
                Bypass(compilation, regulator);
                compilation.Link();
            }
        }

        compilation.Index();
    }

    private static bool IsPassive(ModuleDraft module) => module.Inputs.Count == 1 && module.Inputs[0].CarriesRows;

    /// <summary>Those that a Probe looks at although their input is no main port: the Probe would have nothing to look at.</summary>
    private static IEnumerable<ModuleDraft> Attached(Compilation compilation, List<ModuleDraft> removed)
    {
        HashSet<string> attached = [.. compilation.Modules.Where(m => m.AttachTo is not null).Select(m => m.AttachTo!.Id)];
        return removed.Where(r => attached.Contains(r.Id) && r.Inputs[0].Port != Ports.Main);
    }

    private static void Bypass(Compilation compilation, ModuleDraft regulator)
    {
        EdgeDraft input = regulator.Inputs[0];
        List<EdgeDraft> edges = new(compilation.Edges.Count);
        foreach (EdgeDraft edge in compilation.Edges)
        {
            if (edge.From == regulator.Id)
            {
                edges.Add(edge with { From = input.From, Port = input.Port, ErrorTypes = input.ErrorTypes, Alias = edge.Name, Injected = true });
            }
            else if (edge.To != regulator.Id)
            {
                edges.Add(edge);
            }
        }

        compilation.Edges = edges;
        compilation.Modules.Remove(regulator);
        foreach (ModuleDraft module in compilation.Modules)
        {
            module.AttachTo = module.AttachTo is { } attach && attach.Id == regulator.Id ? attach with { Id = input.From } : module.AttachTo;
            int at = module.DependsOn.FindIndex(d => d.Id == regulator.Id);
            if (at >= 0)
            {
                module.DependsOn[at] = module.DependsOn[at] with { Id = input.From };
            }
        }
    }
}
