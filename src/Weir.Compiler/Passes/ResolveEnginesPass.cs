using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Decides the engine of each module: its pin, else that of most of its upstreams, else the default; checks the engines' settings.</summary>
internal sealed class ResolveEnginesPass : ICompilerPass
{
    /// <summary>Engines that a Blueprint may hold settings for although they are not at hand.</summary>
    private static readonly string[] KnownEngines = ["duckdb", "spark"];

    public string Name => "resolve engines";

    public void Run(Compilation compilation)
    {
        IReadOnlyDictionary<string, IEngine> engines = compilation.Options.Engines;
        foreach (ModuleDraft module in compilation.Modules)
        {
            module.EngineName = module.Type == ModuleType.Task ? "" : Resolve(compilation, engines, module);
        }

        CheckSettings(compilation, engines);
    }

    private static string Resolve(Compilation compilation, IReadOnlyDictionary<string, IEngine> engines, ModuleDraft module)
    {
        if (module.Engine is { IsNull: false } pin)
        {
            if (engines.ContainsKey(pin.Text))
            {
                return pin.Text;
            }

            compilation.Diagnostics.Add(
                CompilerCodes.UnknownEngine, pin.Span, $"Unknown engine '{pin.Display}'.", Suggestion.Hint(pin.Text, [.. engines.Keys]),
                module.Id);
            return compilation.Options.DefaultEngine;
        }

        return Inherited(compilation, module) ?? compilation.Options.DefaultEngine;
    }

    /// <summary>The engine of most of what a module reads, so that as few rows as possible change engines; the default one where there are as many of another, else the first.</summary>
    private static string? Inherited(Compilation compilation, ModuleDraft module)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        string? best = null;
        foreach (string upstream in Upstreams(module))
        {
            string engine = compilation.ById[upstream].EngineName;
            if (engine.Length == 0)
            {
                continue;
            }

            int count = counts[engine] = counts.GetValueOrDefault(engine) + 1;
            int most = best is null ? 0 : counts[best];
            if (count > most || (count == most && engine == compilation.Options.DefaultEngine))
            {
                best = engine;
            }
        }

        return best;
    }

    private static IEnumerable<string> Upstreams(ModuleDraft module)
    {
        foreach (EdgeDraft edge in module.Inputs)
        {
            yield return edge.From;
        }

        if (module.AttachTo is { } attach)
        {
            yield return attach.Id;
        }

        foreach (Reference reference in module.DependsOn)
        {
            yield return reference.Id;
        }
    }

    private static void CheckSettings(Compilation compilation, IReadOnlyDictionary<string, IEngine> engines)
    {
        for (int i = 0; i < compilation.EngineSettings.Entries.Length; i++)
        {
            MappingEntry entry = compilation.EngineSettings.Entries[i];
            if (!engines.TryGetValue(entry.Name, out IEngine? engine))
            {
                if (!KnownEngines.Contains(entry.Name))
                {
                    compilation.Diagnostics.Add(
                        CompilerCodes.UnknownEngine, entry.Key.Span, $"Unknown engine '{entry.Name}'.",
                        Suggestion.Hint(entry.Name, [.. engines.Keys]));
                }
            }
            else if (entry.Value is MappingNode settings)
            {
                engine.Settings.Check(settings, new SpecReader(compilation.Diagnostics));
            }
            else if (entry.Value is not ScalarNode { IsNull: true })
            {
                compilation.Diagnostics.Add(
                    SpecCodes.WrongType, entry.Value.Span, $"'engine.{entry.Name}' must be a mapping, but is {entry.Value.Describe()}.");
            }
        }
    }
}
