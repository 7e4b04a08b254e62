using Weir.Compiler.Sources;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks that the local files which Ingresses read are there, unless an Egress that runs before makes them.</summary>
internal sealed class CheckSourcesPass : ICompilerPass
{
    public string Name => "check sources";

    public void Run(Compilation compilation)
    {
        if (!compilation.Options.CheckSources)
        {
            return;
        }

        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module is { Type: ModuleType.Ingress, Enabled: true, ReadableConfig: { } config } && config.NodeOf(IngressSpec.Path) is ScalarNode path && !AnchorPathsPass.IsUrl(path.Text))
            {
                Check(compilation, module, path);
            }
        }
    }

    private static void Check(Compilation compilation, ModuleDraft module, ScalarNode path)
    {
        SourceProbe probe = SourceProbe.Look(path.Text);
        if (probe.Exists)
        {
            return;
        }

        ModuleDraft? maker = MakerOf(compilation, path.Text);
        if (maker is not null && RunsBefore(compilation, maker, module))
        {
            return;
        }

        // A path with a secret is not spelled out by what was found beside it.
        string? hint = maker is not null
            ? $"'{maker.Id}' writes it in this run: add an edge from '{maker.Id}' to '{module.Id}', so that it is written first."
            : path.HoldsSecret ? null : probe.Hint;
        string reason = probe.IsGlob ? $"No file matches '{path.Display}'" : $"There is no file or folder '{path.Display}'";
        compilation.Diagnostics.Add(CompilerCodes.MissingSource, path.Span, $"{reason}, which '{module.Id}' reads.", hint, module.Id);
    }

    /// <summary>The Egress whose target holds the source, or lies below it.</summary>
    private static ModuleDraft? MakerOf(Compilation compilation, string source)
    {
        string wanted = SourceProbe.FixedPart(source);
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module is { Type: ModuleType.Egress, Enabled: true, ReadableConfig: { } config } && config.Get(EgressSpec.Path) is { } path)
            {
                string target = CheckTargetsPass.Normalise(path);
                if (wanted == target || wanted.StartsWith(target + "/", StringComparison.Ordinal) || target.StartsWith(wanted + "/", StringComparison.Ordinal))
                {
                    return module;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a module has ended before another begins, by the edges between them.</summary>
    public static bool RunsBefore(Compilation compilation, ModuleDraft first, ModuleDraft second)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<ModuleDraft> open = new([second]);
        while (open.TryPop(out ModuleDraft? module))
        {
            if (module == first)
            {
                return true;
            }

            foreach (string id in module.Inputs.Select(e => e.From).Concat(module.DependsOn.Select(d => d.Id)))
            {
                if (seen.Add(id))
                {
                    open.Push(compilation.ById[id]);
                }
            }
        }

        return false;
    }
}
