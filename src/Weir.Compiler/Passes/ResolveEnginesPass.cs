using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Decides the engine of each module: its pin, else that of its upstreams, else the default; checks the engines' settings.</summary>
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

        foreach (EdgeDraft edge in compilation.Edges)
        {
            CheckCrossing(compilation, edge);
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

        string? inherited = null;
        foreach (string upstream in Upstreams(module))
        {
            string engine = compilation.ById[upstream].EngineName;
            if (inherited is not null && engine.Length > 0 && engine != inherited)
            {
                compilation.Diagnostics.Add(
                    CompilerCodes.EngineConflict, module.Span, $"The upstreams of '{module.Id}' run on {inherited} and {engine}.", "Pin the module to one: 'engine: ...'.", module.Id);
                return inherited;
            }

            inherited ??= engine.Length > 0 ? engine : null;
        }

        return inherited ?? compilation.Options.DefaultEngine;
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

    private static void CheckCrossing(Compilation compilation, EdgeDraft edge)
    {
        string from = compilation.ById[edge.From].EngineName;
        string to = compilation.ById[edge.To].EngineName;
        if (edge.CarriesRows && from != to)
        {
            compilation.Diagnostics.Add(
                CompilerCodes.EngineConflict, edge.Span, $"Rows can't cross from {from} ('{edge.From}') to {to} ('{edge.To}').",
                "Pin both modules to one engine, or write a file on one side and read it on the other.", edge.To);
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
