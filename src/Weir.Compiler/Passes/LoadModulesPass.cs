using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Primitives;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Makes drafts of the Blueprint's modules and edges; when the author wrote no edges, the chain in the order of the modules.</summary>
internal sealed class LoadModulesPass : ICompilerPass
{
    public string Name => "load modules and edges";

    public void Run(Compilation compilation)
    {
        (List<ModuleDraft> modules, List<EdgeDraft> edges) = Load(compilation.Scope);
        compilation.Modules = modules;
        compilation.Edges = edges;
        if (modules.Count == 0)
        {
            compilation.Diagnostics.Add(
                CompilerCodes.EmptyBlueprint, compilation.Blueprint.Id.Span,
                $"The Blueprint '{compilation.Blueprint.Id.Text}' has no modules.", "Add them under 'modules'.");
        }
    }

    /// <summary>The drafts of one Blueprint; ids get the scope's prefix.</summary>
    public static (List<ModuleDraft> Modules, List<EdgeDraft> Edges) Load(SubstitutionScope scope)
    {
        Blueprint blueprint = scope.Blueprint;
        CheckName(scope, blueprint.Id, "Blueprint");
        List<ModuleDraft> modules = new(blueprint.Modules.Length);
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (BlueprintModule module in blueprint.Modules)
        {
            if (!ids.Add(module.Id.Text))
            {
                scope.Report(
                    CompilerCodes.DuplicateModule, module.Id.Span, $"Duplicate module IDs: '{module.Id.Text}' is used more than once.",
                    "Give each module an id of its own.", module.Id.Text);
                continue;
            }

            CheckName(scope, module.Id, "module");
            modules.Add(new ModuleDraft(module, scope.Prefix + module.Id.Text, scope));
        }

        List<EdgeDraft> edges = blueprint.Edges is { } written ? [.. written.Select(e => FromAuthor(e, scope.Prefix))] : Chain(scope, modules);
        return (modules, edges);
    }

    private static void CheckName(SubstitutionScope scope, ScalarNode id, string what)
    {
        if (!SafeName.IsValid(id.Text))
        {
            scope.Report(
                CompilerCodes.UnsafeName, id.Span, $"'{id.Display}' can't be the id of a {what}.",
                "Use 1 to 128 letters, digits, '_', '-' and '.', not beginning with a dot and without '..'.");
        }
    }

    private static EdgeDraft FromAuthor(BlueprintEdge edge, string prefix) => new(prefix + edge.From.Text, prefix + edge.To.Text, edge.PortName)
    {
        ErrorTypes = edge.ErrorTypes,
        Alias = edge.Alias is { IsNull: false } alias ? alias.Text : null,
        LocalFrom = prefix.Length > 0 ? edge.From.Text : null,
        Span = edge.Node.Span,
        FromSpan = edge.From.Span,
        ToSpan = edge.To.Span,
        PortSpan = edge.Port?.Span ?? edge.Node.Span,
    };

    private static List<EdgeDraft> Chain(SubstitutionScope scope, List<ModuleDraft> modules)
    {
        List<EdgeDraft> edges = [];
        ModuleDraft? previous = null;
        foreach (ModuleDraft module in modules)
        {
            if (module.Type == ModuleType.Probe)
            {
                continue;
            }

            if (module.Type is not (ModuleType.Ingress or ModuleType.Channel or ModuleType.Egress or ModuleType.Assert or ModuleType.Component or ModuleType.Task))
            {
                scope.Report(
                    CompilerCodes.NoChain, module.Span, $"Without 'edges' the modules form a chain, and {Article(module.Type)} such as '{module.Source.Id.Text}' can't be part of one.",
                    "Write the edges: 'edges: [{ from: ..., to: ... }]'.", module.Id);
            }
            else if (previous is not null)
            {
                edges.Add(Injected(previous, module, scope.Prefix));
            }

            previous = module;
        }

        return edges;
    }

    private static EdgeDraft Injected(ModuleDraft from, ModuleDraft to, string prefix) => new(from.Id, to.Id, Ports.Main)
    {
        Injected = true,
        LocalFrom = prefix.Length > 0 ? from.Source.Id.Text : null,
        Span = to.Span,
        FromSpan = from.Span,
        ToSpan = to.Span,
        PortSpan = to.Span,
    };

    private static string Article(ModuleType type) => type == ModuleType.Arcade ? "an Arcade" : $"a {type}";
}
