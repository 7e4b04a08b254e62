using Weir.Compiler.Inputs;
using Weir.Core.Blueprints;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks that every module has as many inputs as it needs, that they have different names, and that it names only those.</summary>
internal sealed class CheckInputsPass : ICompilerPass
{
    public string Name => "check inputs";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            List<EdgeDraft> inputs = module.Inputs.FindAll(static e => e.CarriesRows);
            bool namesInputs = module is { Type: ModuleType.Funnel, Config: not null } or { Type: ModuleType.Channel, Config.Variant.Name: "join" };
            bool sound = !namesInputs || new InputNames(compilation, module, inputs).Check();

            InputNames.SeparateSpillways(inputs);
            CheckClash(compilation, module, inputs);
            if (sound && !compilation.RefusedInputs.Contains(module.Id))
            {
                CheckCount(compilation, module, inputs.Count);
            }

            CheckVerdict(compilation, module);
        }
    }

    private static void CheckClash(Compilation compilation, ModuleDraft module, List<EdgeDraft> inputs)
    {
        if (inputs.Count < 2)
        {
            return;
        }

        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (EdgeDraft edge in inputs)
        {
            if (!names.Add(edge.Name))
            {
                compilation.Diagnostics.Add(
                    CompilerCodes.AliasClash, edge.Span, $"Two inputs of '{module.Id}' have the name '{edge.Name}'.",
                    "Give one of the edges another name: 'as: ...'.", module.Id);
            }
        }
    }

    private static void CheckCount(Compilation compilation, ModuleDraft module, int count)
    {
        (int least, int most) = Bounds(module);
        if (count >= least && count <= most)
        {
            return;
        }

        string what = module is { Type: ModuleType.Channel, Config.Variant: { } operation } ? $"The Channel '{module.Id}' (op {operation.Name})" : $"The {module.Type} '{module.Id}'";
        string needs = least == most ? Plural(least) : most == int.MaxValue ? $"at least {Plural(least)}" : $"{least} to {Plural(most)}";
        string hint = count < least ? $"Add an edge to it: '{{ from: ..., to: {module.Id} }}'." : "Merge the inputs in a Funnel before it, or remove an edge.";
        SourceSpan span = count > most && module.Inputs.Count > 0 ? module.Inputs.FindLast(static e => e.CarriesRows)!.Span : module.Span;
        compilation.Diagnostics.Add(
            CompilerCodes.InputCount, span, $"{what} needs {needs}, but has {(count == 0 ? "none" : count)}.", hint, module.Id);
    }

    private static (int Least, int Most) Bounds(ModuleDraft module) => module.Type switch
    {
        ModuleType.Ingress or ModuleType.Probe or ModuleType.Task => (0, 0),
        ModuleType.Component => (0, int.MaxValue),
        ModuleType.Funnel => (2, int.MaxValue),
        ModuleType.Channel when module.Config is null => (0, int.MaxValue),
        ModuleType.Channel => module.Config.Variant?.Name switch
        {
            "sql" => (1, int.MaxValue),
            "join" => (2, 2),
            "union" => (2, int.MaxValue),
            _ => (1, 1),
        },
        _ => (1, 1),
    };

    private static void CheckVerdict(Compilation compilation, ModuleDraft module)
    {
        if (module.Type != ModuleType.Regulator)
        {
            return;
        }

        foreach (EdgeDraft edge in module.Inputs)
        {
            if (!edge.CarriesRows && compilation.ById[edge.From].Config is { } probe && !Rules.ProbeRules.GivesVerdict(probe))
            {
                compilation.Diagnostics.Add(
                    CompilerCodes.NoVerdict, edge.FromSpan,
                    $"The Probe '{edge.From}' gives no verdict, so the gate '{module.Id}' is always open.",
                    "Add a signal of type threshold, or custom with 'passed_when'.", module.Id);
            }
        }
    }

    private static string Plural(int count) => count == 1 ? "one input" : $"{count} inputs";
}
